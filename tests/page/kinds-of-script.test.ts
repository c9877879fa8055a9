import { describe, expect, test } from 'vitest';
import { isArticle } from '@/lib/page/is-article';
import { documentOf } from './documents';
import { expectRead, type Kind, p, page } from './kind';

/** Days, authors and running text as they are printed in other scripts and languages, with hardly any metadata. */

const GREEK = [
  'Το νυχτερινό πλοίο προς το νησί σταματά τα μεσάνυχτα, αποφάσισε τη Δευτέρα το συμβούλιο του λιμανιού, ύστερα από έναν χρόνο ζημιών που κανείς δεν αμφισβητεί.',
  '«Δεν μπορούμε να ταξιδεύουμε για πάντα άδειοι», είπε η πρόεδρος του συμβουλίου. «Το προσπαθήσαμε, το πλοίο επιπλέει, και αυτό είναι όλο.»',
  'Το τελευταίο δρομολόγιο φεύγει τώρα στις δύο και τέταρτο. Κατά μέσο όρο μετέφερε τέσσερις επιβάτες τη νύχτα, και έντεκα νύχτες κανέναν.',
  'Οι νοσοκόμες που τελειώνουν αργά θα κοιμούνται στο παλιό τελωνείο, όπου τα κρεβάτια είναι καινούργια και η θέα βλέπει στη θάλασσα.',
];
const CHINESE = [
  '开往海岛的夜间渡轮将于午夜停航。港务委员会星期一作出这一决定，此前一年的亏损岛上无人否认，委员会也没有再作解释。',
  '“我们不能永远开着空船，”委员会主席说，“我们试过了，船能浮起来，可是也就只有这一点可说。”她说完便把文件合上了。',
  '最后一班船现在两点一刻开出。委员会说，平均每晚只有四名乘客，有十一个晚上一个人也没有，船长只好对着大海讲话。',
  '晚下班的护士将住进旧海关大楼。床是新的，书记说，从窗口望出去，正好看得见那艘不再开航的船，天晴时还看得见对岸。',
];
const JAPANESE = [
  '島へ渡る夜の連絡船が真夜中で終わることになった。港湾委員会が月曜日に決めたもので、一年続いた赤字を疑う人は島にはいない。',
  '「空の船をいつまでも走らせるわけにはいきません」と委員長は話した。「やってはみました。船は浮きます。言えるのはそれだけです」',
  '最終便は二時十五分に出る。委員会によると、一晩の乗客は平均で四人、十一の夜は一人もおらず、船長は海に向かって話していたという。',
  '遅く終わる看護師は古い税関の建物に泊まる。寝台は新しく、窓からはもう走らない船が見え、晴れた日には向こう岸まで見渡せるという。',
];
const KOREAN = [
  '섬으로 가는 밤배가 자정을 끝으로 운항을 멈춘다. 항만위원회가 월요일에 내린 결정으로, 일 년 동안 이어진 적자를 의심하는 사람은 섬에 아무도 없다.',
  '위원장은 “빈 배를 언제까지나 띄울 수는 없습니다. 해 보았고 배는 뜹니다만, 말할 수 있는 것은 그것뿐입니다”라고 말하고 서류를 덮었다.',
  '마지막 배는 이제 두 시 십오 분에 떠난다. 위원회에 따르면 하룻밤 승객은 평균 네 명이었고, 열하루 밤은 한 사람도 타지 않았다고 한다.',
  '늦게 일을 마치는 간호사들은 옛 세관 건물에서 묵게 된다. 침대는 새것이고 창밖으로는 이제 다니지 않는 배가 보인다고 서기는 말했다.',
];
const THAI = [
  'เรือข้ามฟากกลางคืนไปเกาะจะหยุดเดินในเวลาเที่ยงคืน คณะกรรมการท่าเรือตัดสินใจเมื่อวันจันทร์ หลังขาดทุนมาตลอดหนึ่งปีซึ่งไม่มีใครบนเกาะปฏิเสธ',
  '“เราจะเดินเรือเปล่าไปตลอดกาลไม่ได้” ประธานกรรมการกล่าว “เราลองแล้ว เรือลอยน้ำได้ แต่พูดได้เพียงเท่านั้น” จากนั้นเธอก็ปิดแฟ้มลง',
  'เรือเที่ยวสุดท้ายออกตอนตีสองสิบห้านาที คณะกรรมการบอกว่าผู้โดยสารเฉลี่ยคืนละสี่คน และมีสิบเอ็ดคืนที่ไม่มีใครขึ้นเรือเลยแม้แต่คนเดียว',
  'พยาบาลที่เลิกงานดึกจะได้พักในอาคารศุลกากรเก่า เตียงเป็นของใหม่ และจากหน้าต่างมองเห็นเรือที่ไม่ได้เดินอีกแล้ว เลขานุการกล่าว',
];
const ARABIC = [
  'تتوقف العبّارة الليلية إلى الجزيرة عند منتصف الليل، كما قرر مجلس الميناء يوم الاثنين، بعد عام من الخسائر التي لا ينكرها أحد من سكان الجزيرة.',
  'وقالت رئيسة المجلس: «لا يمكننا أن نُبحر بقارب فارغ إلى الأبد. لقد حاولنا، والقارب يطفو، وهذا كل ما يمكن أن يقال عنه»، ثم أغلقت الملف.',
  'ويغادر آخر قارب الآن في الثانية والربع. وبحسب المجلس كان متوسط الركاب أربعة في الليلة، وفي إحدى عشرة ليلة لم يكن هناك أحد على الإطلاق.',
  'وستنام الممرضات اللواتي ينهين عملهن متأخرات في مبنى الجمارك القديم، حيث الأسرّة جديدة والنوافذ تطل على القارب الذي لم يعد يبحر.',
];
const HINDI = [
  'द्वीप तक जाने वाली रात की नाव आधी रात से बंद हो जाएगी, बंदरगाह समिति ने सोमवार को यह फ़ैसला किया, एक साल के घाटे के बाद जिसे द्वीप पर कोई नहीं झुठलाता।',
  '“हम खाली नाव हमेशा नहीं चला सकते,” समिति की अध्यक्ष ने कहा। “हमने कोशिश की, नाव तैरती है, पर उसके बारे में बस इतना ही कहा जा सकता है।”',
  'आख़िरी नाव अब सवा दो बजे निकलती है। समिति के अनुसार एक रात में औसतन चार यात्री होते थे, और ग्यारह रातों में एक भी यात्री नहीं आया था।',
  'देर से काम ख़त्म करने वाली नर्सें पुराने सीमा शुल्क भवन में ठहरेंगी, जहाँ बिस्तर नए हैं और खिड़की से वह नाव दिखती है जो अब नहीं चलती।',
];
const RUSSIAN = [
  'Ночной паром на остров перестанет ходить в полночь, решил в понедельник портовый совет после года убытков, которых на острове никто не отрицает.',
  '«Мы не можем вечно возить пустоту, — сказала председатель совета. — Мы попробовали, судно держится на воде, и больше о нём сказать нечего».',
  'Последний рейс теперь отходит в четверть третьего. По данным совета, в среднем за ночь ехали четыре пассажира, а одиннадцать ночей не было никого.',
  'Медсёстры, которые заканчивают поздно, будут ночевать в старой таможне: кровати там новые, а из окна видно судно, которое больше никуда не идёт.',
];
const POLISH = [
  'Nocny prom na wyspę przestanie kursować o północy, zdecydowała w poniedziałek rada portu po roku strat, którym na wyspie nikt nie zaprzecza.',
  '„Nie możemy wiecznie pływać pustym promem”, powiedziała przewodnicząca rady. „Próbowaliśmy, statek unosi się na wodzie i tylko tyle da się o nim powiedzieć”.',
  'Ostatni rejs odpływa teraz kwadrans po drugiej. Według rady średnio płynęły cztery osoby w ciągu nocy, a przez jedenaście nocy nie było nikogo.',
  'Pielęgniarki, które kończą późno, będą nocować w starym urzędzie celnym, gdzie łóżka są nowe, a z okna widać statek, który już nie pływa.',
];
const TURKISH = [
  'Adaya giden gece vapuru gece yarısı seferlerine son verecek; liman kurulu bu kararı pazartesi günü, adada kimsenin inkâr etmediği bir yıllık zararın ardından aldı.',
  'Kurul başkanı, “Boş bir vapuru sonsuza kadar yürütemeyiz,” dedi. “Denedik, vapur yüzüyor, ama onun hakkında söylenebilecek olan yalnızca bu kadar.”',
  'Son vapur artık ikiyi çeyrek geçe kalkıyor. Kurula göre gecede ortalama dört yolcu vardı ve on bir gece boyunca tek bir kişi bile binmedi.',
  'İşi geç biten hemşireler eski gümrük binasında kalacak; yataklar yeni, pencereden de artık sefere çıkmayan vapur görünüyor, dedi kâtip.',
];
const PERSIAN = [
  'کشتی شبانه به جزیره از نیمه‌شب متوقف می‌شود؛ هیئت بندر روز دوشنبه چنین تصمیم گرفت، پس از یک سال زیان که هیچ‌کس در جزیره آن را انکار نمی‌کند.',
  'رئیس هیئت گفت: «نمی‌توانیم تا ابد با کشتی خالی سفر کنیم. امتحان کردیم، کشتی روی آب می‌ماند و بیش از این چیزی نمی‌توان درباره‌اش گفت.»',
  'آخرین کشتی اکنون ساعت دو و ربع حرکت می‌کند. به گفتهٔ هیئت هر شب به طور میانگین چهار مسافر بود و یازده شب هیچ‌کس سوار نشد.',
  'پرستارانی که دیر کارشان تمام می‌شود در ساختمان قدیمی گمرک می‌مانند؛ تخت‌ها نو است و از پنجره کشتی‌ای دیده می‌شود که دیگر نمی‌رود.',
];
const UKRAINIAN = [
  'Нічний пором на острів припинить ходити опівночі, вирішила в понеділок портова рада після року збитків, яких на острові ніхто не заперечує.',
  '«Ми не можемо вічно возити порожнечу, — сказала голова ради. — Ми спробували, судно тримається на воді, і більше про нього сказати нічого».',
  'Останній рейс тепер відходить о чверть на третю. За даними ради, у середньому за ніч їхали четверо пасажирів, а одинадцять ночей не було нікого.',
  'Медсестри, які закінчують пізно, ночуватимуть у старій митниці: ліжка там нові, а з вікна видно судно, яке вже нікуди не пливе.',
];

const read = (has: readonly string[]) => ({ has, likely: true, day: '2031-05-06' });

/** A page of a heading, a line that says who and when, and the text; nothing is stated in the head but the title. */
const bare = (lang: string, title: string, line: string, texts: readonly string[], site: string): string =>
  page(
    `<title>${title} - ${site}</title>`,
    `<div id="top"><a href="/">${site}</a></div><div class="c1"><h1>${title}</h1>${line}<div class="c2">${p(...texts)}</div></div>`,
    lang,
  );

const SCRIPTS: Record<string, Kind> = {
  'Greek, with weekday and author in the genitive': {
    html: bare(
      'el',
      'Τέλος για το νυχτερινό πλοίο',
      '<div class="k1">Δευτέρα, 06 Μαΐου 2031, 08:00</div><div class="k2">Γράφει η Ελένη Μαράκη</div>',
      GREEK,
      'Ο Φάρος',
    ),
    title: 'Τέλος για το νυχτερινό πλοίο',
    byline: ['Ελένη Μαράκη'],
    ...read(GREEK),
  },
  'Greek in capitals, which drop their accents': {
    html: bare(
      'el',
      'Τέλος για το νυχτερινό πλοίο',
      '<div class="k1">6 ΜΑΪΟΥ 2031</div><div class="author-name">Του Νίκου Αλευρά</div>',
      GREEK,
      'Ο Φάρος',
    ),
    title: 'Τέλος για το νυχτερινό πλοίο',
    byline: ['Νίκου Αλευρά'],
    ...read(GREEK),
  },
  'Chinese, day and source and author in one line': {
    html: bare(
      'zh-CN',
      '开往海岛的夜间渡轮停航',
      '<div class="k1">2031年05月06日 08:00　来源：海港日报　作者：李海明</div>',
      CHINESE,
      '海港日报',
    ),
    title: '开往海岛的夜间渡轮停航',
    byline: ['李海明'],
    ...read(CHINESE),
  },
  'Chinese in traditional writing, a reporter in brackets': {
    html: bare(
      'zh-Hant',
      '開往海島的夜間渡輪停航',
      '<p class="k1">2031/05/06 08:00</p><p class="byline">記者王小明／報導</p>',
      CHINESE,
      '海港報',
    ),
    title: '開往海島的夜間渡輪停航',
    byline: ['王小明'],
    ...read(CHINESE),
  },
  'Japanese, with day, hour and a writer': {
    html: bare(
      'ja',
      '夜の連絡船が真夜中で終わる',
      '<p class="k1">2031年5月6日 8時00分</p><p class="k2">取材・文：佐藤花子</p>',
      JAPANESE,
      '港新聞',
    ),
    title: '夜の連絡船が真夜中で終わる',
    byline: ['佐藤花子'],
    ...read(JAPANESE),
  },
  'Japanese, by the year of the reign': {
    html: bare('ja', '夜の連絡船が真夜中で終わる', '<p class="k1">令和13年5月6日</p>', JAPANESE, '港新聞'),
    title: '夜の連絡船が真夜中で終わる',
    ...read(JAPANESE),
  },
  'Korean, entered and changed, with a reporter and an address': {
    html: bare(
      'ko',
      '섬으로 가는 밤배가 멈춘다',
      '<div class="k1"><span>입력 2031.05.06. 오전 8:00</span> <span>수정 2031.05.07. 오후 1:10</span></div><div class="byline">김민수 기자 minsu@paper.example</div>',
      KOREAN,
      '항구신문',
    ),
    title: '섬으로 가는 밤배가 멈춘다',
    byline: ['김민수'],
    ...read(KOREAN),
  },
  'Thai, by the Buddhist year, with a short month': {
    html: bare(
      'th',
      'เรือกลางคืนไปเกาะหยุดเดิน',
      '<div class="k1">6 พ.ค. 2574 08:00 น.</div><div class="k2">โดย สมชาย ใจดี</div>',
      THAI,
      'ข่าวท่าเรือ',
    ),
    title: 'เรือกลางคืนไปเกาะหยุดเดิน',
    byline: ['สมชาย ใจดี'],
    ...read(THAI),
  },
  'Arabic, by the months of the Levant': {
    html: bare(
      'ar',
      'توقف العبارة الليلية إلى الجزيرة',
      '<div class="k1">الثلاثاء 6 أيار 2031</div><div class="k2">كتبت: ليلى حداد</div>',
      ARABIC,
      'صوت الميناء',
    ),
    title: 'توقف العبارة الليلية إلى الجزيرة',
    byline: ['ليلى حداد'],
    ...read(ARABIC),
  },
  'Arabic, by the months of Egypt, in its own digits': {
    html: bare(
      'ar',
      'توقف العبارة الليلية إلى الجزيرة',
      '<div class="k1">٦ مايو ٢٠٣١ - ٠٨:٠٠</div><div class="k2">بقلم سمير النجار</div>',
      ARABIC,
      'صوت الميناء',
    ),
    title: 'توقف العبارة الليلية إلى الجزيرة',
    byline: ['سمير النجار'],
    ...read(ARABIC),
  },
  'Arabic, by the months of Algeria': {
    html: bare('ar', 'توقف العبارة الليلية إلى الجزيرة', '<div class="k1">06 ماي 2031</div>', ARABIC, 'صوت الميناء'),
    title: 'توقف العبارة الليلية إلى الجزيرة',
    ...read(ARABIC),
  },
  'Hindi, with the author announced': {
    html: bare(
      'hi',
      'द्वीप की रात वाली नाव बंद होगी',
      '<div class="k1">06 मई 2031, 08:00 बजे</div><div class="k2">लेखक: अनीता शर्मा</div>',
      HINDI,
      'बंदरगाह समाचार',
    ),
    title: 'द्वीप की रात वाली नाव बंद होगी',
    byline: ['अनीता शर्मा'],
    ...read(HINDI),
  },
  'Hindi in its own digits': {
    html: bare('hi', 'द्वीप की रात वाली नाव बंद होगी', '<div class="k1">६ मई २०३१</div>', HINDI, 'बंदरगाह समाचार'),
    title: 'द्वीप की रात वाली नाव बंद होगी',
    ...read(HINDI),
  },
  'Russian, with the author announced': {
    html: bare(
      'ru',
      'Ночной паром перестанет ходить',
      '<div class="k1">6 мая 2031, 08:00</div><div class="k2">Автор: Анна Ветрова</div>',
      RUSSIAN,
      'Портовые вести',
    ),
    title: 'Ночной паром перестанет ходить',
    byline: ['Анна Ветрова'],
    ...read(RUSSIAN),
  },
  'Russian, with who wrote the text and in capitals': {
    html: bare(
      'ru',
      'Ночной паром перестанет ходить',
      '<div class="k1">06 МАЯ 2031 Г.</div><div class="k2">Текст: Пётр Северин</div>',
      RUSSIAN,
      'Портовые вести',
    ),
    title: 'Ночной паром перестанет ходить',
    byline: ['Пётр Северин'],
    ...read(RUSSIAN),
  },
  'Polish, published and changed': {
    html: bare(
      'pl',
      'Nocny prom przestanie kursować',
      '<div class="k1">Opublikowano: 6 maja 2031 | Aktualizacja: 7 maja 2031</div><div class="k2">Autor: Jan Wiatr</div>',
      POLISH,
      'Kurier Portowy',
    ),
    title: 'Nocny prom przestanie kursować',
    byline: ['Jan Wiatr'],
    ...read(POLISH),
  },
  'Turkish, entered and changed in numbers': {
    html: bare(
      'tr',
      'Gece vapuru seferlerine son veriyor',
      '<div class="k1">Giriş: 06.05.2031 - 08:00 Güncelleme: 07.05.2031 - 09:10</div><div class="k2">Yazan: Elif Deniz</div>',
      TURKISH,
      'Liman Postası',
    ),
    title: 'Gece vapuru seferlerine son veriyor',
    byline: ['Elif Deniz'],
    ...read(TURKISH),
  },
  'Turkish in capitals, with an i that has no dot': {
    html: bare(
      'tr',
      'Gece vapuru seferlerine son veriyor',
      '<div class="k1">6 MAYIS 2031 SALI</div>',
      TURKISH,
      'Liman Postası',
    ),
    title: 'Gece vapuru seferlerine son veriyor',
    ...read(TURKISH),
  },
  'Persian, by the solar calendar': {
    html: bare(
      'fa',
      'کشتی شبانه متوقف می‌شود',
      '<div class="k1">۱۶ اردیبهشت ۱۴۱۰ - ۰۸:۰۰</div><div class="k2">نویسنده: مینا رستمی</div>',
      PERSIAN,
      'خبر بندر',
    ),
    title: 'کشتی شبانه متوقف می‌شود',
    byline: ['مینا رستمی'],
    ...read(PERSIAN),
  },
  'Ukrainian, with the author announced': {
    html: bare(
      'uk',
      'Нічний пором припинить ходити',
      '<div class="k1">6 травня 2031, 08:00</div><div class="k2">Автор: Оксана Гай</div>',
      UKRAINIAN,
      'Портові вісті',
    ),
    title: 'Нічний пором припинить ходити',
    byline: ['Оксана Гай'],
    ...read(UKRAINIAN),
  },
};

const FRONT: readonly (readonly [string, string, readonly string[]])[] = [
  ['el', 'Ο Φάρος', GREEK],
  ['zh', '海港日报', CHINESE],
  ['ja', '港新聞', JAPANESE],
  ['ko', '항구신문', KOREAN],
  ['th', 'ข่าวท่าเรือ', THAI],
  ['ar', 'صوت الميناء', ARABIC],
  ['hi', 'बंदरगाह समाचार', HINDI],
  ['ru', 'Портовые вести', RUSSIAN],
  ['pl', 'Kurier Portowy', POLISH],
  ['tr', 'Liman Postası', TURKISH],
];

describe('kinds of script', () => {
  test.each(Object.entries(SCRIPTS))('%s', (_name, kind) => expectRead(kind));
});

describe('a section of a paper, with the beginnings of many stories, is not read by itself', () => {
  test.each(FRONT)('%s', (lang, site, texts) => {
    const cards = [...texts, ...texts, ...texts].map(
      (text, index) =>
        `<div class="card"><h3><a href="/s/${index}">${text.slice(0, 30)}</a></h3><p>${text}</p><span>0${(index % 9) + 1}.05.2031</span></div>`,
    );
    const html = page(`<title>${site}</title>`, `<h1>${site}</h1><div class="list">${cards.join('')}</div>`, lang);
    expect(isArticle(documentOf(html, 'https://paper.example/news/'))).toBe(false);
  });
});
