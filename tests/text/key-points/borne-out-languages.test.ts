import { describe, expect, test } from 'vitest';
import { alignBullets } from '@/lib/text/key-points';
import { Evidence } from '@/lib/text/key-points/borne-out';
import type { Language } from '@/lib/text/language';
import { languageOf } from '@/lib/text/languages';

/** What differs, as kinds, in the order in which they are told. */
function kindsOf(bullet: string, sentences: readonly string[], language: Language): readonly string[] {
  const support = (alignBullets([bullet], sentences, language)[0] ?? []).map(({ sentence }) => sentence);
  return new Evidence(sentences, language).judge(bullet, support).differs.map(({ kind }) => kind);
}

interface Held {
  readonly text: readonly string[];
  /** A bullet and the kinds of what it says otherwise. */
  readonly bullets: readonly (readonly [bullet: string, kinds: readonly string[]])[];
}

const CASES: Readonly<Record<string, readonly Held[]>> = {
  de: [
    {
      text: [
        'Der Stadtrat von Ahrenfurt hat am Dienstag 36 neue Busse bestellt.',
        'Jeder Bus kostet 410.000 Euro und fasst siebzig Fahrgäste.',
        'Die Werkstatt am Hafen wird umgebaut.',
      ],
      bullets: [
        ['Der Stadtrat von Ahrenfurt hat am Dienstag 52 neue Busse bestellt.', ['number']],
        ['Der Stadtrat von Ahrenfurt hat drei Dutzend neue Busse bestellt.', []],
        ['Jeder Bus kostet 410.000 Euro und fasst 70 Fahrgäste.', []],
        ['Der Stadtrat von Ahrenfurt hat am Freitag 36 neue Busse bestellt.', ['event']],
      ],
    },
    {
      text: [
        'Die Mieten in Ahrenfurt sind im Mai um acht Prozent gestiegen.',
        'Der Mieterverein spricht von einem Notstand.',
        'Bürgermeisterin Ute Brandis hat dem Plan nicht zugestimmt.',
      ],
      bullets: [
        ['Die Mieten in Ahrenfurt sind im Mai um acht Prozent gesunken.', ['negation']],
        ['Die Mieten in Ahrenfurt sind um 8 % gestiegen.', []],
        ['Bürgermeisterin Ute Brandis hat dem Plan zugestimmt.', ['negation']],
      ],
    },
  ],
  fr: [
    {
      text: [
        'Le conseil municipal de Valmore a commandé mardi 36 nouveaux autobus.',
        'Chaque autobus coûte 410 000 euros et transporte soixante passagers.',
        'Le dépôt du port est en travaux.',
      ],
      bullets: [
        ['Le conseil municipal de Valmore a commandé mardi 52 nouveaux autobus.', ['number']],
        ['Le conseil municipal de Valmore a commandé trois douzaines de nouveaux autobus.', []],
        ['Le conseil municipal de Valmore a commandé vendredi 36 nouveaux autobus.', ['event']],
      ],
    },
    {
      text: [
        'Les loyers à Valmore ont augmenté de huit pour cent en mai.',
        'Une association parle de crise.',
        'La maire Odile Ferrand n’a pas approuvé le projet du port.',
      ],
      bullets: [
        ['Les loyers à Valmore ont diminué de huit pour cent en mai.', ['negation']],
        ['Les loyers à Valmore ont augmenté de 8 % en mai.', []],
        ['La maire Odile Ferrand a approuvé le projet du port.', ['negation']],
      ],
    },
  ],
  es: [
    {
      text: [
        'El ayuntamiento de Valdera encargó el martes 36 nuevos autobuses.',
        'Cada autobús cuesta 410.000 euros y lleva sesenta pasajeros.',
        'La cochera del puerto está en obras.',
      ],
      bullets: [
        ['El ayuntamiento de Valdera encargó el martes 52 nuevos autobuses.', ['number']],
        ['El ayuntamiento de Valdera encargó tres docenas de nuevos autobuses.', []],
        ['El ayuntamiento de Valdera encargó el viernes 36 nuevos autobuses.', ['event']],
      ],
    },
    {
      text: [
        'Los alquileres en Valdera subieron un ocho por ciento en mayo.',
        'Una asociación habla de crisis.',
        'La alcaldesa Marta Ibarra no aprobó el proyecto del puerto.',
      ],
      bullets: [
        ['Los alquileres en Valdera bajaron un ocho por ciento en mayo.', ['negation']],
        ['Los alquileres en Valdera subieron un 8 % en mayo.', []],
        ['La alcaldesa Marta Ibarra aprobó el proyecto del puerto.', ['negation']],
      ],
    },
  ],
  ur: [
    {
      text: [
        'شہری کونسل نے منگل کو ۳۶ نئی بسیں خریدنے کی منظوری دی۔',
        'ہر بس کی قیمت دو کروڑ روپے ہے۔',
        'بندرگاہ کے قریب ڈپو کی مرمت جاری ہے۔',
      ],
      bullets: [
        ['شہری کونسل نے منگل کو ۵۲ نئی بسیں خریدنے کی منظوری دی۔', ['number']],
        ['شہری کونسل نے منگل کو 36 نئی بسیں خریدنے کی منظوری دی۔', []],
        ['شہری کونسل نے جمعہ کو ۳۶ نئی بسیں خریدنے کی منظوری دی۔', ['event']],
      ],
    },
    {
      text: [
        'مئی میں شہر کے مکانات کے کرایوں میں آٹھ فیصد اضافہ ہوا۔',
        'کرایہ داروں کی انجمن نے تشویش ظاہر کی۔',
        'میئر نے بندرگاہ کا منصوبہ منظور نہیں کیا۔',
      ],
      bullets: [
        ['مئی میں شہر کے مکانات کے کرایوں میں آٹھ فیصد کمی ہوئی۔', ['negation']],
        ['مئی میں شہر کے مکانات کے کرایوں میں 8 فیصد اضافہ ہوا۔', []],
        ['میئر نے بندرگاہ کا منصوبہ مسترد کیا۔', ['negation']],
      ],
    },
  ],
};

describe.each(Object.entries(CASES))('bullets held against the text, %s', (code, cases) => {
  test.each(cases.flatMap(({ text, bullets }) => bullets.map(([bullet, kinds]) => [bullet, kinds, text] as const)))(
    '%s',
    async (bullet, kinds, text) => {
      expect(kindsOf(bullet, text, await languageOf(code))).toEqual(kinds);
    },
  );
});
