// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { AnnotationContent } from '@/components/app/AnnotationRow';
import { App } from '@/components/app/App';
import type { AppActions } from '@/components/app/app-state';
import { GroupHeading, type SpeakerActions } from '@/components/library/GroupHeading';
import { SamePersonDialog } from '@/components/library/SamePersonDialog';
import { type CardState, NOTHING_SHOWN, type PageInterfaceActions } from '@/components/page/interface-state';
import { PageInterface } from '@/components/page/PageInterface';
import { SpeakerChoice } from '@/components/SpeakerChoice';
import type { Grouping } from '@/lib/library/groups';
import { speakerNames } from '@/lib/library/speaker-names';
import type { NamedSpeaker } from '@/lib/model';
import { annotations, kept, page, readyState } from '../gallery/data';
import { choose, click, find, press, show, type } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const ok = async () => ({ ok: true, value: null }) as const;
const full = async () => ({ ok: false, why: 'storage-full' }) as const;
const [first] = annotations;
if (first === undefined) throw new Error('no annotation');
const done = async () => ({ ok: true, value: first }) as const;

describe('the choice of a speaker', () => {
  const found = { name: 'Oriel Venn', role: 'Water minister' };
  const varga: NamedSpeaker = { name: 'Ilse Varga', role: null };
  const view = (said: NamedSpeaker | null | undefined, onChoose: Parameters<typeof SpeakerChoice>[0]['onChoose']) => (
    <SpeakerChoice found={found} said={said} speakers={[found, varga, varga]} onChoose={onChoose} />
  );
  const selectIn = (root: HTMLElement) => find(root, 'select') as HTMLSelectElement;

  it('offers who was found, each of the others once, nobody, and somebody else', async () => {
    const root = await show(view(undefined, ok));
    expect([...selectIn(root).options].map(({ text }) => text)).toEqual([
      'Oriel Venn, Water minister',
      'Ilse Varga',
      'Nobody who is named',
      'Somebody else…',
    ]);
    expect(selectIn(root).value).toBe('found');
    expect(root.textContent).not.toContain('Take back');
  });

  it('says another, nobody, or what was found', async () => {
    const onChoose = vi.fn(ok);
    const root = await show(view(undefined, onChoose));
    for (const value of ['0', 'nobody', 'found']) await choose(selectIn(root), value);
    expect(onChoose.mock.calls).toEqual([[varga], [null], ['found']]);
  });

  it('takes a name that is typed, with the keyboard alone, and gives the focus back', async () => {
    const onChoose = vi.fn(ok);
    const root = await show(view(undefined, onChoose));
    await choose(selectIn(root), 'other');
    const [name, role] = root.querySelectorAll('input');
    if (name === undefined || role === undefined) throw new Error('no fields');
    expect(document.activeElement).toBe(name);
    await press(name, 'Enter');
    expect(onChoose, 'nobody has no name').not.toHaveBeenCalled();
    await type(name, '  Ada  Lund ');
    await type(role, 'pilot');
    await press(role, 'Enter');
    expect(onChoose.mock.calls).toEqual([[{ name: 'Ada Lund', role: 'pilot' }]]);
    expect(root.querySelector('input')).toBeNull();
    expect(document.activeElement).toBe(selectIn(root));
  });

  it('says what was found beside what the reader says, and takes that back', async () => {
    const onChoose = vi.fn(ok);
    const root = await show(view(varga, onChoose));
    expect(selectIn(root).selectedOptions[0]?.text).toBe('Ilse Varga');
    expect(root.textContent?.replace(/[\u2068\u2069]/g, '')).toContain('Pressmark found: Oriel Venn, Water minister.');
    await click(find(root, 'button', 'Take back'));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('found');
    expect(document.activeElement).toBe(selectIn(root));
  });

  it('keeps what was typed where it could not be saved, and says why', async () => {
    const root = await show(view(undefined, full));
    await choose(selectIn(root), 'other');
    const name = find(root, 'input') as HTMLInputElement;
    await type(name, 'Ada Lund');
    await press(name, 'Enter');
    expect(name.value).toBe('Ada Lund');
    expect(find(root, '[role="alert"]').textContent).toContain('disk space');
  });
});

describe('the card', () => {
  const card: CardState = {
    key: 'quotation 0',
    anchor: { top: 100, left: 100, right: 300, bottom: 120 },
    target: { kind: 'quotation', index: 0 },
    words: 'The gates would not hold.',
    lang: 'en',
    claim: {
      speaker: { name: 'Oriel Venn', role: 'Water minister' },
      form: 'direct',
      cue: 'said',
      stance: 'says',
      contents: [],
      sentence: '',
      certainty: { words: 0.9, speaker: 0.9 },
      checkable: [],
      reasons: [],
    },
    keyPoint: null,
    annotation: null,
    change: null,
    speakers: [{ name: 'Ilse Varga', role: null }],
    hasPrevious: false,
    hasNext: false,
    met: [],
    lookUp: null,
    editing: false,
    takesFocus: false,
  };
  const on = { correct: vi.fn(ok), closeCard: vi.fn() } as unknown as PageInterfaceActions;
  const view = (changes: Partial<CardState> = {}) => (
    <PageInterface state={{ ...NOTHING_SHOWN, card: { ...card, ...changes } }} on={on} />
  );

  it('has one button for corrections, behind which a claim is none, or somebody else’s', async () => {
    const root = await show(view());
    expect(root.querySelector('.pm-correction')).toBeNull();
    const button = find(root, 'button', 'Correct: ');
    await click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await choose(find(root, 'select') as HTMLSelectElement, '0');
    expect(on.correct).toHaveBeenLastCalledWith(card.target, { speaker: { name: 'Ilse Varga', role: null } });
    await click(find(root, 'button', 'This is no claim'));
    expect(on.correct).toHaveBeenLastCalledWith(card.target, { wrong: true });
  });

  it('offers no "wrong" of what is kept, and shows its status', async () => {
    const root = await show(view({ annotation: { ...first, status: 'supported' } }));
    await click(find(root, 'button', 'Correct: '));
    expect(root.textContent).not.toContain('This is no claim');
    expect(find(root, '.pm-status').textContent).toBe('Your check: Supported');
  });

  it('of a key point offers that it is none, and nobody who says it', async () => {
    const keyPoint = { origin: 'selected', supports: [], support: null, reasons: [], checkable: [] } as const;
    const target = { kind: 'key-point', index: 2 } as const;
    const root = await show(view({ claim: null, keyPoint, target }));
    await click(find(root, 'button', 'Correct: '));
    expect(root.querySelector('select')).toBeNull();
    await click(find(root, 'button', 'This is not a key point'));
    expect(on.correct).toHaveBeenLastCalledWith(target, { wrong: true });
  });

  it('names the speaker of a kept passage as the reader does', async () => {
    const annotation = { ...kept({ text: 'It holds.' }), correction: { speaker: { name: 'Ada Lund', role: 'pilot' } } };
    const root = await show(view({ claim: null, annotation, target: { kind: 'annotation', id: annotation.id } }));
    expect(find(root, '.pm-card-title').textContent).toBe('Ada Lund');
  });
});

describe('the popup', () => {
  const acting = (some: Partial<AppActions>) =>
    ({
      correct: vi.fn(ok),
      search: vi.fn(),
      reveal: vi.fn(),
      keep: vi.fn(done),
      revise: vi.fn(done),
      ...some,
    }) as unknown as AppActions;
  const hidden = [{ target: { kind: 'quotation', index: 0 }, contents: ['It will hold.'], form: 'direct' }] as const;

  it('hides what is no claim, and undoes it where the focus is put', async () => {
    const on = acting({});
    const root = await show(<App surface="popup" state={readyState} actions={on} />);
    await click(find(root, '[data-claim="2"] .pm-correct'));
    await click(find(root, '[data-claim="2"] button', 'This is no claim'));
    expect(on.correct).toHaveBeenLastCalledWith({ kind: 'quotation', index: 2 }, { wrong: true });
    const undo = find(root, '.pm-undo button', 'Undo');
    expect(document.activeElement).toBe(undo);
    await click(undo);
    expect(on.correct).toHaveBeenLastCalledWith({ kind: 'quotation', index: 2 }, { wrong: false });
  });

  it('says how much is hidden, and shows it again', async () => {
    const on = acting({});
    const state = { ...readyState, page: { kind: 'ready', page: { ...page, hidden } } } as const;
    const root = await show(<App surface="popup" state={state} actions={on} />);
    expect(find(root, '.pm-hidden-findings summary').textContent).toBe('1 finding hidden: you marked it as wrong');
    await click(find(root, 'button', 'Show again: “It will hold.”'));
    expect(on.correct).toHaveBeenLastCalledWith({ kind: 'quotation', index: 0 }, { wrong: false });
    await show(<App surface="popup" state={readyState} actions={on} />, root);
    expect(root.querySelector('.pm-hidden-findings')).toBeNull();
  });

  it('keeps the focus with a claim that moves to another speaker', async () => {
    const on = acting({});
    const root = await show(<App surface="popup" state={readyState} actions={on} />);
    await click(find(root, '[data-claim="2"] .pm-correct'));
    const select = find(root, '[data-claim="2"] select') as HTMLSelectElement;
    select.focus();
    await choose(select, 'nobody');
    const claims = page.claims.map((claim) => (claim.index === 2 ? { ...claim, speaker: null, found: null } : claim));
    const state = { ...readyState, page: { kind: 'ready', page: { ...page, claims } } } as const;
    await show(<App surface="popup" state={state} actions={on} />, root);
    expect(document.activeElement).toBe(find(root, '[data-claim="2"] .pm-correct'));
  });

  it('shows the reader’s speaker and status of what is kept', async () => {
    const annotation = {
      ...kept({ text: 'It holds.', finding: { kind: 'quotation', speaker: { name: 'Oriel Venn', role: null } } }),
      correction: { speaker: { name: 'Ada Lund', role: null } },
      status: 'no-verdict',
    } as const;
    const state = {
      ...readyState,
      page: { kind: 'ready', page: { ...page, kept: [{ annotation, found: true }] } },
    } as const;
    const root = await show(<App surface="popup" state={state} actions={acting({})} />);
    const row = find(root, '.pm-annotation', 'It holds.');
    expect(row.textContent).toContain('Ada Lund');
    expect(row.textContent).not.toContain('Oriel Venn');
    expect(find(row, '.pm-status').textContent).toContain('No verdict');
  });
});

describe('the library', () => {
  const names = speakerNames([
    { alias: 'Rashid', canonical: 'Ahmed Rashid', modified: '2026-03-14T09:30:00.000Z' },
    { alias: 'A. Rashid', canonical: 'Rashid', modified: '2026-03-14T09:30:00.000Z' },
  ]);
  const heading = (name: string, speakers: Partial<SpeakerActions> = {}, grouping: Grouping = 'speaker') => (
    <GroupHeading
      group={{ key: name.toLowerCase(), name, role: null, article: null, entries: [] }}
      grouping={grouping}
      terms={[]}
      speakers={{ aliases: names.aliases, onSame: () => undefined, onPart: () => undefined, ...speakers }}
      hasCopy={() => false}
      isSelected={false}
      onSelect={() => undefined}
    />
  );

  it('says which names are listed under a speaker’s, each of which can be parted again', async () => {
    const onPart = vi.fn();
    const root = await show(heading('Ahmed Rashid', { onPart }));
    expect(root.textContent).toContain('Also named: A. Rashid');
    await click(find(root, 'button', 'Part again: Rashid and Ahmed Rashid'));
    expect(onPart).toHaveBeenCalledExactlyOnceWith('Rashid', 'Ahmed Rashid');
  });

  it('asks of a speaker who is the same, and of nobody and of tags does not', async () => {
    const onSame = vi.fn();
    const root = await show(heading('Ida Roth', { onSame }));
    expect(root.textContent).not.toContain('Also named');
    await click(find(root, 'button', 'Ida Roth is the same person as'));
    expect(onSame).toHaveBeenCalledExactlyOnceWith('Ida Roth');
    expect((await show(heading(''))).querySelector('button')).toBeNull();
    expect((await show(heading('quay', {}, 'tag'))).querySelector('button')).toBeNull();
  });

  it('offers similar names first, finds others, and chooses nobody by itself', async () => {
    HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
      this.open = true;
    };
    const onChoose = vi.fn();
    const speakers = ['Ida Roth', 'Rashid', 'Ahmed Rashid', ...Array.from({ length: 60 }, (_, at) => `Speaker ${at}`)];
    const root = await show(
      <SamePersonDialog name="Rashid" speakers={speakers} onChoose={onChoose} onClose={() => undefined} />,
    );
    const field = find(root, 'input') as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    const shown = () => [...root.querySelectorAll('.pm-names button')].map(({ textContent }) => textContent);
    expect(shown().slice(0, 2)).toEqual(['Ahmed Rashid', 'Ida Roth']);
    expect(shown()).not.toContain('Rashid');
    expect(root.textContent).toContain('21 more: search for the name');
    expect(onChoose).not.toHaveBeenCalled();
    await type(field, 'speaker 59');
    expect(shown()).toEqual(['Speaker 59']);
    await click(find(root, '.pm-names button'));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('Speaker 59');
    await type(field, 'nobody of that name');
    expect(find(root, '[role="status"]').textContent).toBe('There is nobody else of that name.');
  });

  it('names a speaker as he is listed, and says how he is named here', async () => {
    const annotation = kept({
      text: 'It holds.',
      finding: { kind: 'quotation', speaker: { name: 'Rashid', role: null } },
    });
    const root = await show(
      <AnnotationContent
        annotation={annotation}
        lang="en"
        listedAs="Ahmed Rashid"
        speakersOf={() => []}
        title=""
        onOpen={() => undefined}
        onRevise={done}
        onRemove={() => undefined}
      />,
    );
    expect(find(root, '.pm-meta').textContent).toMatch(/^Ahmed Rashid.*named “Rashid” here/);
  });
});
