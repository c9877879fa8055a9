import { describe, test } from 'vitest';
import { PARAGRAPHS } from './documents';
import { expectRead, type Kind, ld, MENU, OTHERS, p, page } from './kind';

const [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH] = PARAGRAPHS;

const KINDS: Record<string, Kind> = {
  'an accelerated mobile page': {
    html: page(
      '<title>Night ferry to Orrin stops</title><link rel="canonical" href="https://paper.example/sea/night-ferry">',
      `<amp-sidebar id="menu" layout="nodisplay" side="left"><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></amp-sidebar>
       <header class="amp-wp-header"><a href="/">The Orrin Courier</a></header>
       <article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">Night ferry to Orrin stops</h1>
       <div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">Ilse Quandt</span></div>
       <div class="amp-wp-meta amp-wp-posted-on"><time datetime="2031-05-06T08:00:00+00:00">2 years ago</time></div></header>
       <figure class="amp-wp-article-featured-image"><amp-img src="a.jpg" width="1" height="1"></amp-img><figcaption>The pier at low tide.</figcaption></figure>
       <div class="amp-wp-article-content">${p(FIRST, SECOND)}<amp-ad type="x"></amp-ad>${p(THIRD, FOURTH, FIFTH)}</div>
       <footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">Categories: <a href="/sea">Sea</a></div></footer></article>
       <amp-consent id="consent" layout="nodisplay"><div><p>We keep small files on your device so that we know you again. You may say no to that at any time.</p><button>Yes</button></div></amp-consent>
       <footer class="amp-wp-footer"><p>© The Orrin Courier</p></footer>`,
    ),
    title: 'Night ferry to Orrin stops',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
    lacks: ['The pier at low tide', 'Categories', 'small files'],
    likely: true,
  },
  'laid out in tables, as in the nineties': {
    html: `<html><head><title>The Orrin Courier -- Night ferry to Orrin stops</title></head><body bgcolor="#ffffff">
      <table width="100%" border="0"><tr><td colspan="3"><font size="6"><b>THE ORRIN COURIER</b></font><br><font size="1">All the tides that are fit to print</font></td></tr>
      <tr><td width="120" valign="top"><font size="2"><a href="index.html">Front</a><br><a href="sea.html">Sea</a><br><a href="land.html">Land</a><br><a href="mail.html">Mail us</a></font></td>
      <td valign="top"><font size="5"><b>Night ferry to Orrin stops</b></font><br><font size="2"><i>By Ilse Quandt<br>May 6, 2031</i></font>
      <p><font face="Times">${FIRST}</font><p><font face="Times">${SECOND}</font><p><font face="Times">${THIRD}</font><p><font face="Times">${FOURTH}</font><p><font face="Times">${FIFTH}</font>
      <hr><font size="1">Copyright 2031 The Orrin Courier. <a href="mail.html">Write to the editor</a></font></td>
      <td width="140" valign="top"><font size="2"><b>Also today</b><br>${OTHERS.map((other) => `<a href="x.html">${other}</a><br>`).join('')}</font></td></tr></table></body></html>`,
    title: 'Night ferry to Orrin stops',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
    lacks: [...OTHERS, 'Write to the editor'],
    likely: true,
  },
  'a post of a blogging house, with hashed class names': {
    html: page(
      `<title>What a ferry taught me about leaving | by Ilse Quandt | Slow Boats | May, 2031 | Penbox</title><meta property="og:title" content="What a ferry taught me about leaving"><meta property="og:type" content="article"><meta property="article:published_time" content="2031-05-06T08:00:00.000Z"><meta name="author" content="Ilse Quandt"><meta property="og:site_name" content="Penbox">`,
      `<div id="root"><div class="a b c"><div class="d e f"><a href="/">Open in app</a><a href="/signup">Sign up</a><a href="/signin">Sign in</a></div>
       <article><div class="l m"><section><div class="n o p"><h1 class="pw-post-title q r">What a ferry taught me about leaving</h1><h2 class="pw-subtitle-paragraph s">Notes from a year on the last night boat</h2>
       <div class="t u"><a href="/@iq"><img alt="Ilse Quandt" src="i.jpg"></a><a href="/@iq">Ilse Quandt</a><span>·</span><button>Follow</button><div>Published in <a href="/slow">Slow Boats</a></div><span>6 min read</span><span>·</span><span>May 6, 2031</span></div>
       <div class="v"><button>Listen</button><button>Share</button><span>412</span><span>17</span></div>
       ${[FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH].map((text, i) => `<p id="${i}ab${i}" class="pw-post-body-paragraph w x y z">${text}</p>`).join('')}
       </div></section></div></article><div class="ab ac"><a href="/tag/ferry">Ferry</a><a href="/tag/sea">Sea</a></div>
       <div class="ad ae"><h2>Written by Ilse Quandt</h2><span>1.2K Followers</span><p>I write about boats that are late and about people who wait for them, mostly at night and mostly from the pier.</p></div>
       <div class="af"><h2>More from Ilse Quandt and Slow Boats</h2>${OTHERS.map((o) => `<div><a href="/x"><h2>${o}</h2><p>${o} and what came of it in the end</p></a></div>`).join('')}</div></div></div>`,
    ),
    title: 'What a ferry taught me about leaving',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, SIXTH],
    lacks: ['boats that are late', OTHERS[0] ?? '', '6 min read', 'Follow'],
    likely: true,
  },
  'a newsletter': {
    html: page(
      `<title>The last boat - by Ilse Quandt - Low Tide</title><meta property="og:type" content="article"><meta property="og:title" content="The last boat"><meta name="author" content="Ilse Quandt">${ld({ '@type': 'NewsArticle', headline: 'The last boat', datePublished: '2031-05-06T08:00:00+00:00', author: [{ '@type': 'Person', name: 'Ilse Quandt' }], publisher: { '@type': 'Organization', name: 'Low Tide' } })}`,
      `<div id="entry"><div class="main-menu"><h1 class="site-title"><a href="/">Low Tide</a></h1><button>Subscribe</button><button>Sign in</button></div>
       <div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">The last boat</h1><h3 class="subtitle">A letter from the pier, number 41</h3>
       <div class="byline-wrapper"><a href="/@iq">Ilse Quandt</a><div>May 06, 2031</div></div></div>
       <div class="available-content"><div class="body markup">${p(FIRST, SECOND)}<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><p class="preamble">Low Tide is a letter that its readers pay for. To get the next one and to help me with the fuel, think about subscribing.</p><form><input type="email"><input type="submit" value="Subscribe"></form></div></div>${p(THIRD, FOURTH, FIFTH)}
       <div class="footnote"><a id="footnote-1" href="#a">1</a><div class="footnote-content"><p>The figures are the board's own and nobody else has counted.</p></div></div></div></div></article>
       <div class="comments-section"><h4>Discussion about this post</h4><div class="comment"><p>I was on that boat in the year of the ice, and I would have paid twice the fare for a blanket, or for half of one.</p></div></div></div></div>`,
    ),
    title: 'The last boat',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
    lacks: ['help me with the fuel', 'half of one'],
    likely: true,
  },
  'a press release of a ministry': {
    html: page(
      '<title>Ministry funds night ferry - Ministry of Coasts - GOV.EX</title><meta name="DC.date.issued" content="2031-05-06">',
      `<a href="#content">Skip to main content</a><div class="cookie-banner" role="region"><h2>Cookies on GOV.EX</h2><p>We use some essential cookies to make this website work. We would like to set more of them to learn how you use it.</p><button>Accept</button></div>
       <header role="banner"><a href="/">GOV.EX</a></header><div class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/coast">Coasts</a></li></ol></div>
       <main id="content" role="main"><span class="context">Press release</span><h1>Ministry funds night ferry</h1><p class="lead">The Ministry of Coasts will pay for a smaller night boat between Orrin and the mainland until the end of 2033.</p>
       <dl class="metadata"><dt>From:</dt><dd><a href="/m">Ministry of Coasts</a></dd><dt>Published</dt><dd>6 May 2031</dd></dl>
       <div class="govspeak">${p(FIRST, THIRD, FOURTH, FIFTH)}<blockquote><p>${SEVENTH}</p></blockquote><h2>Notes to editors</h2><ol><li>The contract runs for thirty months and can be made longer by a year.</li><li>The boat has room for twelve passengers and one stretcher.</li></ol></div>
       <div class="related"><h2>Related content</h2><ul>${OTHERS.map((o) => `<li><a href="/x">${o}</a></li>`).join('')}</ul></div>
       <div class="feedback"><h2>Is this page useful?</h2><button>Yes</button><button>No</button></div></main>`,
    ),
    title: 'Ministry funds night ferry',
    day: '2031-05-06',
    has: [FIRST, FIFTH, SEVENTH, 'a smaller night boat between', 'one stretcher'],
    lacks: [...OTHERS, 'essential cookies', 'Is this page useful'],
    likely: true,
  },
  'plain Japanese': {
    html: page(
      '<title>夜の渡し船が終わる｜折鱗新聞</title>',
      `<div id="header"><a href="/">折鱗新聞</a></div><div id="menu"><a href="/a">社会</a> <a href="/b">経済</a> <a href="/c">天気</a></div>
       <div id="main"><h2>夜の渡し船が終わる</h2><div>2031年5月6日 08時00分</div>
       <div id="honbun">島と本土を結ぶ夜の渡し船が、来月いっぱいで運航を終えることが六日、港の組合への取材で分かった。一年にわたる赤字が理由で、島の住民の間では惜しむ声が広がっている。<br><br>「空の船をいつまでも走らせるわけにはいかない」と組合長の鈴木波江さんは話した。船は平均して一晩に四人しか運んでいなかったという。十一の夜は誰も乗っていなかった。<br><br>島の議会は決定を急ぎすぎだと批判している。書記の岡野浜夫さんは、三十年にわたって看護師たちを仕事場から家まで運んできた船だと指摘した。<br><br>組合は十月にもう一度数字を見直すとしている。それまでは桟橋で小さな船を借りることができるが、天気がよい日に限られ、料金は四十冠と保証金である。</div></div>
       <div id="side"><ul><li><a href="/1">砂浜のトンネル、二度目の掘り起こし</a></li><li><a href="/2">時計台の針、冬は逆に回る</a></li></ul></div><div id="footer">著作権は折鱗新聞に帰属します。</div>`,
      'ja',
    ),
    title: '夜の渡し船が終わる',
    day: '2031-05-06',
    has: ['島と本土を結ぶ夜の渡し船', '四十冠と保証金である。'],
    lacks: ['砂浜のトンネル', '著作権'],
    likely: true,
  },
  'plain Thai': {
    html: page(
      '<title>เรือข้ามฟากกลางคืนไปเกาะออรินหยุดวิ่ง - ข่าวออริน</title>',
      `<div class="top"><a href="/">ข่าวออริน</a> <a href="/1">ทะเล</a> <a href="/2">อากาศ</a></div><div class="wrap"><h1>เรือข้ามฟากกลางคืนไปเกาะออรินหยุดวิ่ง</h1><div class="info">6 พฤษภาคม 2574</div>
       <p>คณะกรรมการท่าเรือตัดสินใจเมื่อวันจันทร์ว่าเรือข้ามฟากระหว่างเกาะออรินกับแผ่นดินใหญ่จะหยุดวิ่งในเวลาเที่ยงคืน หลังจากขาดทุนมาตลอดหนึ่งปีซึ่งไม่มีใครบนเกาะปฏิเสธ</p>
       <p>“เราแล่นเรือเปล่าไปตลอดไม่ได้” ประธานคณะกรรมการกล่าว “เราลองแล้ว และเรือก็ลอยอยู่ แต่พูดได้เพียงเท่านั้น” เธอกล่าวกับผู้สื่อข่าวที่ท่าเรือในตอนเย็น</p>
       <p>เรือเที่ยวสุดท้ายออกเวลาตีสองสิบห้านาที โดยเฉลี่ยมีผู้โดยสารคืนละสี่คน ตามข้อมูลของคณะกรรมการ และมีสิบเอ็ดคืนที่ไม่มีผู้โดยสารเลยแม้แต่คนเดียว</p>
       <p>สภาเกาะเห็นว่าการตัดสินใจนี้เร็วเกินไป เลขานุการสภากล่าวว่าเรือกลางคืนได้พาพยาบาลกลับบ้านหลังเลิกเวรมาเป็นเวลาสามสิบปีแล้ว และขอให้รอจนกว่าจะหาเรือลำเล็กได้</p></div><div class="foot">สงวนลิขสิทธิ์</div>`,
      'th',
    ),
    title: 'เรือข้ามฟากกลางคืนไปเกาะออรินหยุดวิ่ง',
    day: '2031-05-06',
    has: ['คณะกรรมการท่าเรือตัดสินใจ', 'จนกว่าจะหาเรือลำเล็กได้'],
    lacks: ['สงวนลิขสิทธิ์'],
    likely: true,
  },
  'plain Arabic': {
    html: page(
      '<title>صحيفة أورين | توقف العبّارة الليلية إلى أورين</title>',
      `<div id="logo"><a href="/">صحيفة أورين</a></div><div id="content"><h1>توقف العبّارة الليلية إلى أورين</h1><span class="writer">بقلم: سلمى الكوري</span> <span>٦ مايو ٢٠٣١</span>
       <p>تتوقف العبّارة بين أورين والبر الرئيسي عند منتصف الليل، بحسب ما قرره مجلس الميناء يوم الاثنين بعد عام من الخسائر التي لا يجادل فيها أحد في الجزيرة.</p>
       <p>وقالت رئيسة المجلس: «لا يمكننا أن نسيّر قارباً فارغاً إلى الأبد. لقد حاولنا، وهو يطفو، لكن هذا كل ما يمكن أن يقال عنه». وأضافت أن القرار لم يكن سهلاً.</p>
       <p>وكان القارب الأخير يغادر في الثانية والربع صباحاً، ويحمل أربعة ركاب في الليلة في المتوسط وفقاً للمجلس، وفي إحدى عشرة ليلة لم يحمل أحداً على الإطلاق.</p>
       <p>ووصف مجلس الجزيرة القرار بالمتسرع. وقال كاتبه إن القارب الليلي كان يعيد الممرضات إلى بيوتهن بعد نوباتهن منذ ثلاثين عاماً، وطلب الانتظار حتى يُعثر على قارب أصغر.</p></div><div id="bottom">جميع الحقوق محفوظة</div>`,
      'ar',
    ).replace('<html lang="ar">', '<html lang="ar" dir="rtl">'),
    title: 'توقف العبّارة الليلية إلى أورين',
    byline: ['سلمى الكوري'],
    day: '2031-05-06',
    has: ['تتوقف العبّارة بين أورين', 'حتى يُعثر على قارب أصغر.'],
    lacks: ['جميع الحقوق محفوظة'],
    likely: true,
  },
  'plain Greek': {
    html: page(
      '<title>Σταματά το νυχτερινό πλοίο για το Όριν - Ταχυδρόμος του Όριν</title>',
      `<div class="header"><a href="/">Ταχυδρόμος του Όριν</a></div><div class="post"><div class="post-title">Σταματά το νυχτερινό πλοίο για το Όριν</div><div class="post-info">Τρίτη, 6 Μαΐου 2031</div><div class="post-body">
       Το πλοίο ανάμεσα στο Όριν και τη στεριά θα σταματά τα μεσάνυχτα, αποφάσισε τη Δευτέρα το λιμενικό συμβούλιο, ύστερα από έναν χρόνο ζημιών που κανείς στο νησί δεν αμφισβητεί.<br/><br/>
       «Δεν μπορούμε να ταξιδεύουμε για πάντα ένα άδειο πλοίο», είπε η πρόεδρος του συμβουλίου. «Το δοκιμάσαμε, και επιπλέει, αλλά αυτό είναι όλο όσο μπορεί να πει κανείς γι’ αυτό».<br/><br/>
       Το τελευταίο πλοίο φεύγει στις δύο και τέταρτο. Μετέφερε τέσσερις επιβάτες τη νύχτα κατά μέσο όρο, σύμφωνα με το συμβούλιο, και έντεκα νύχτες δεν μετέφερε κανέναν.<br/><br/>
       Το συμβούλιο του νησιού χαρακτήρισε την απόφαση βιαστική. Ο γραμματέας του είπε ότι το πλοίο έφερνε τριάντα χρόνια τις νοσοκόμες στο σπίτι μετά τη βάρδια τους.</div></div>
       <div class="sidebar"><a href="/1">Οι μελισσοκόμοι μεταφέρουν τις κυψέλες</a><br/><a href="/2">Το ρολόι γυρίζει ανάποδα τον χειμώνα</a></div>`,
      'el',
    ),
    title: 'Σταματά το νυχτερινό πλοίο για το Όριν',
    day: '2031-05-06',
    has: ['Το πλοίο ανάμεσα στο Όριν', 'μετά τη βάρδια τους.'],
    lacks: ['μελισσοκόμοι', '6 Μαΐου 2031'],
    likely: true,
  },
  'plain Polish': {
    html: page(
      '<title>Nocny prom na Orrin przestaje kursować - Kurier Orriński</title>',
      `<div id="naglowek"><a href="/">Kurier Orriński</a></div><div id="tresc"><h1>Nocny prom na Orrin przestaje kursować</h1><div class="autor">Ilza Kwandt</div><div class="data">06.05.2031, 08:00</div>
       <div class="tekst"><b>Prom między Orrinem a lądem przestanie pływać po północy, zdecydowała w poniedziałek rada portu, po roku strat, którym nikt na wyspie nie zaprzecza.</b>
       <p>„Nie możemy bez końca wozić pustego pokładu”, powiedziała przewodnicząca rady. „Próbowaliśmy, pływa, ale nic więcej nie da się o nim powiedzieć”.</p>
       <p>Ostatni prom odpływa kwadrans po drugiej. Według rady woził średnio czterech pasażerów w ciągu nocy, a przez jedenaście nocy nie przewiózł nikogo.</p>
       <p>Rada wyspy nazwała decyzję pochopną. Jej sekretarz powiedział, że nocny prom od trzydziestu lat dowoził pielęgniarki do domu po dyżurze.</p>
       <p>Poprosił radę portu, by poczekała na mniejszą łódź. Rada odparła, że mniejsza łódź wymaga takiej samej załogi, a to właśnie załoga kosztuje.</p></div>
       <div class="zobacz"><b>Zobacz także</b><ul><li><a href="/1">Pszczelarze przenoszą ule</a></li><li><a href="/2">Zegar zimą chodzi wstecz</a></li></ul></div></div>`,
      'pl',
    ),
    title: 'Nocny prom na Orrin przestaje kursować',
    byline: ['Ilza Kwandt'],
    day: '2031-05-06',
    has: ['Prom między Orrinem a lądem', 'to właśnie załoga kosztuje.'],
    lacks: ['Pszczelarze', '06.05.2031'],
    likely: true,
  },
  'the teaser of a paid story': {
    html: page(
      `<title>Night ferry to Orrin stops | The Orrin Courier</title><meta property="og:type" content="article">${ld({ '@type': 'NewsArticle', headline: 'Night ferry to Orrin stops', datePublished: '2031-05-06', isAccessibleForFree: false, author: { name: 'Ilse Quandt' } })}`,
      `${MENU}<main><article><h1>Night ferry to Orrin stops</h1><div class="byline">By Ilse Quandt</div><div class="story-body">${p(FIRST, SECOND)}</div>
       <div class="paywall-offer"><h2>Read on with a subscription</h2><p>One crown for the first month, then nine crowns a month. You can leave whenever you like, and nobody will ask you why.</p><ul><li>All stories, on all of your devices</li><li>The printed paper as it looked on the day</li><li>Crosswords, both of them</li></ul><button>Subscribe now</button><p>Already a subscriber? <a href="/login">Sign in</a></p></div></article></main>`,
    ),
    title: 'Night ferry to Orrin stops',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, SECOND],
    lacks: ['One crown', 'Crosswords', 'Sign in'],
    likely: true,
    bullets: [],
  },
  'a view for printing': {
    html: page(
      '<title>Print: Night ferry to Orrin stops</title><meta name="robots" content="noindex">',
      `<p><a href="javascript:window.print()">Print this page</a> | <a href="javascript:window.close()">Close window</a></p><img src="logo.gif" alt="The Orrin Courier"><hr>
       <h2>Night ferry to Orrin stops</h2><p><em>Ilse Quandt, 6 May 2031</em></p>${p(FIRST, SECOND, THIRD, FOURTH, FIFTH)}<hr><p><small>Address of this story: https://paper.example/sea/night-ferry<br>© The Orrin Courier 2031</small></p>`,
    ),
    title: 'Night ferry to Orrin stops',
    day: '2031-05-06',
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
    lacks: ['Close window', '© The Orrin'],
    likely: true,
  },
  'a live blog that says it is an article': {
    html: page(
      `<title>Ferry vote live: board ends the night boat</title>${ld({ '@type': 'NewsArticle', headline: 'Ferry vote live: board ends the night boat', datePublished: '2031-05-06T08:00:00Z', author: { name: 'Ilse Quandt' } })}`,
      `${MENU}<main><h1>Ferry vote live: board ends the night boat</h1><p class="byline">Ilse Quandt</p><div class="liveblog">${[
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        FIFTH,
        SIXTH,
        SEVENTH,
      ]
        .map(
          (text, i) =>
            `<div class="block" id="block-${i}"><p class="block-time"><time datetime="2031-05-06T1${i}:05:00Z">1${i}.05</time></p><h2>What happened at ${i} past ten</h2><p>${text}</p><div class="block-share"><a href="#">Share</a></div></div>`,
        )
        .join('')}</div></main>`,
    ),
    title: 'Ferry vote live: board ends the night boat',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH],
    genre: 'live-blog',
    likely: true,
  },
  'two headings of the first rank, the site first': {
    html: page(
      '<title>Night ferry to Orrin stops</title><meta name="date" content="2031-05-06">',
      `<header><h1 class="logo"><a href="/">Courier of the Outer Islands</a></h1></header>${MENU}<div class="content"><h1>Night ferry to Orrin stops</h1><p class="meta">Posted on 6 May 2031 by <a href="/author/iq">Ilse Quandt</a></p>${p(FIRST, SECOND, THIRD, FOURTH, FIFTH)}</div>`,
    ),
    title: 'Night ferry to Orrin stops',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, FIFTH],
    lacks: ['Posted on'],
    likely: true,
  },
  'an element named article for each comment': {
    html: page(
      '<title>Night ferry to Orrin stops – Harbour Notes</title><meta property="article:published_time" content="2031-05-06T10:00:00Z">',
      `${MENU}<main><article class="post"><h1 class="entry-title">Night ferry to Orrin stops</h1><div class="entry-content">${p(FIRST, SECOND, THIRD, FOURTH)}</div></article>
       <div class="comments-area"><h2 class="comments-title">5 thoughts on “Night ferry to Orrin stops”</h2><ol class="comment-list">${OTHERS.concat(
         OTHERS,
       )
         .map(
           (o, i) =>
             `<li class="comment"><article class="comment-body"><footer><b class="fn">Reader ${i}</b> <time datetime="2031-05-0${i + 1}">May ${i + 1}, 2031</time></footer><div class="comment-content"><p>This reminds me of something else: ${o}, as anybody who has lived here for longer than a summer will remember well.</p></div></article></li>`,
         )
         .join('')}</ol></div></main>`,
    ),
    title: 'Night ferry to Orrin stops',
    day: '2031-05-06',
    has: [FIRST, SECOND, THIRD, FOURTH],
    lacks: ['This reminds me', 'thoughts on'],
    genre: null,
    likely: true,
  },
  'an entry of an encyclopaedia': {
    html: page(
      '<title>Orrin ferry - Openpedia</title><meta property="og:title" content="Orrin ferry - Openpedia"><meta property="og:type" content="website">',
      `<div id="mw-head"><a href="/">Openpedia</a></div><div id="content" class="mw-body"><h1 id="firstHeading" class="firstHeading">Orrin ferry</h1><div id="siteSub">From Openpedia, the encyclopaedia that is never done</div>
       <div id="mw-content-text"><div class="mw-parser-output"><div class="hatnote">For the mainland port, see <a href="/w/Orrin_Port">Orrin Port</a>.</div>
       <table class="infobox"><tr><th colspan="2">Orrin ferry</th></tr><tr><th>Route</th><td>Orrin to the mainland</td></tr><tr><th>Opened</th><td>1902</td></tr><tr><th>Boats</th><td>2</td></tr></table>
       <p>The <b>Orrin ferry</b> is a <a href="/w/ferry">ferry</a> line between the island of Orrin and the mainland. It was opened in 1902 and has had a night boat for most of the time since then.<sup id="cite_ref-1" class="reference"><a href="#n1">[1]</a></sup></p>
       <div id="toc" class="toc"><h2>Contents</h2><ul><li><a href="#History">1 History</a></li><li><a href="#Boats">2 Boats</a></li></ul></div>
       <h2><span class="mw-headline" id="History">History</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>${p(THIRD, FOURTH, FIFTH)}
       <h2><span class="mw-headline" id="Boats">Boats</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>${p(SEVENTH, EIGHTH)}
       <h2><span class="mw-headline" id="References">References</span></h2><div class="reflist"><ol class="references"><li id="n1"><span class="reference-text">Brandt, A. (1999). <i>Boats of the Outer Islands</i>. Salt Press.</span></li></ol></div>
       <div class="navbox"><a href="/w/a">Ferries</a> <a href="/w/b">Islands</a> <a href="/w/c">Harbours</a></div></div></div></div>`,
    ),
    title: 'Orrin ferry',
    has: ['is a ferry line between', THIRD, EIGHTH, 'History'],
    lacks: ['[edit]', '[1]'],
  },
  'a thread of a forum': {
    html: page(
      '<title>Night ferry gone?? - Boats and piers - Island Board</title>',
      `<div class="breadcrumb"><a href="/">Board</a> » <a href="/f">Boats and piers</a></div><h2 class="topic-title">Night ferry gone??</h2>${[
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        FIFTH,
      ]
        .map(
          (text, i) =>
            `<div class="post"><dl class="postprofile"><dt><a href="/u">sailor${i}</a></dt><dd>Posts: ${i}12</dd><dd>Joined: 2019</dd></dl><div class="postbody"><p class="author">by <b>sailor${i}</b> » 6 May 2031, 08:0${i}</p><div class="content">${text}<br>Anyway, that is what I heard at the pier, and you can make of it whatever you like.</div></div></div>`,
        )
        .join('')}`,
    ),
    url: 'https://board.example/forum/viewtopic.php?t=12',
    title: 'Night ferry gone??',
    has: [FIRST, THIRD, FIFTH],
    likely: false,
  },
  'a recipe': {
    html: page(
      `<title>Ferry soup with smoked eel - Salt Kitchen</title><meta property="og:type" content="article">${ld({
        '@graph': [
          {
            '@type': 'Article',
            headline: 'Ferry soup with smoked eel',
            datePublished: '2031-05-06',
            author: { name: 'Ilse Quandt' },
          },
          { '@type': 'Recipe', name: 'Ferry soup' },
        ],
      })}`,
      `${MENU}<article><h1>Ferry soup with smoked eel</h1><a href="#recipe">Jump to recipe</a>${p(FIRST, THIRD, SEVENTH)}<div id="recipe" class="wprm-recipe"><h2>Ferry soup</h2><h3>Ingredients</h3><ul>${['2 smoked eels', '500 g of potatoes, peeled', '1 l of fish stock', '1 bunch of dill, chopped'].map((i) => `<li>${i}</li>`).join('')}</ul><h3>Instructions</h3><ol>${['Boil the potatoes in the stock until they are soft, which takes a quarter of an hour.', 'Skin the eels, pull the meat off the bones and warm it in the soup without boiling it.', 'Strew the dill over it and eat it while the boat is late.'].map((i) => `<li>${i}</li>`).join('')}</ol></div></article>`,
    ),
    title: 'Ferry soup with smoked eel',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [FIRST, SEVENTH, 'Skin the eels', '2 smoked eels'],
    genre: 'recipe',
    bullets: [],
  },
  'the transcript of a podcast': {
    html: page(
      '<title>Episode 41: The last boat (transcript) | Pier Talk</title><meta property="og:title" content="Episode 41: The last boat (transcript)"><meta property="article:published_time" content="2031-05-06">',
      `${MENU}<main><h1>Episode 41: The last boat (transcript)</h1><div class="player"><button>Play</button><span>00:00 / 41:17</span></div><div class="transcript">${[
        ['Ilse Quandt', 'Welcome to Pier Talk. Tonight we speak about a boat that sails for the last time.'],
        [
          'Jocasta Bellweather',
          'We cannot sail an empty boat for ever. We have tried, and it floats, but that is all.',
        ],
        ['Ilse Quandt', 'How many people were on board when you last went out with it yourself?'],
        ['Jocasta Bellweather', 'There were four of us, with the crew. One of the four was asleep, and one was a dog.'],
        ['Ilse Quandt', 'Will there be another boat, a smaller one, or is the night simply closed from now on?'],
        ['Jocasta Bellweather', 'The night is closed. Ask me again in October, when we have looked at the figures.'],
      ]
        .map(([who, what]) => `<p><strong>${who}:</strong> ${what}</p>`)
        .join('')}</div></main>`,
    ),
    title: 'Episode 41: The last boat (transcript)',
    day: '2031-05-06',
    has: ['Ilse Quandt: Welcome to Pier Talk', 'One of the four was asleep', 'Ask me again in October'],
    lacks: ['00:00'],
    genre: null,
  },
  'questions and answers': {
    html: page(
      `<title>Ferry FAQ - Harbour Board</title>${ld({ '@type': 'FAQPage', mainEntity: [] })}`,
      `${MENU}<main><h1>Questions about the night boat</h1>${[
        ['When does the last boat leave?', THIRD],
        ['Why does it stop?', FIRST],
        ['Where will the nurses sleep?', EIGHTH],
        ['Can I hire a boat myself?', SEVENTH],
      ]
        .map(
          ([q, a]) =>
            `<div class="faq-item"><button aria-expanded="false"><h3>${q}</h3></button><div class="faq-answer"><p>${a}</p></div></div>`,
        )
        .join('')}</main>`,
    ),
    title: 'Questions about the night boat',
    has: ['When does the last boat leave?', THIRD, FIRST, EIGHTH, 'Can I hire a boat myself?', SEVENTH],
  },
  'short reports of an agency, one below the other': {
    html: page(
      '<title>In brief from the islands - Salt Wire</title>',
      `${MENU}<div class="feed">${[FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH]
        .map(
          (text, i) =>
            `<div class="item"><h2><a href="/n/${i}">${OTHERS[i % 3]} (${i})</a></h2><span class="date">6 May 2031, 0${i}:10</span><p>${text}</p><a href="/n/${i}">Read more</a></div>`,
        )
        .join('')}</div>`,
    ),
    url: 'https://wire.example/islands/',
    title: 'In brief from the islands',
    has: [FIRST, FOURTH, SEVENTH],
    likely: false,
  },
  'an interview': {
    html: page(
      '<title>“The night is closed” – Orrin Courier</title><meta property="og:type" content="article"><meta property="og:title" content="“The night is closed”"><meta name="author" content="Ilse Quandt"><meta property="article:published_time" content="2031-05-06T10:00:00Z">',
      `${MENU}<main><article><h1>“The night is closed”</h1><p class="intro">Jocasta Bellweather has ended the night ferry. A talk about empty seats.</p><div class="text">${[
        'Ms Bellweather, have you slept well since Monday?',
        'Better than on the boat. There the engine stands under the bunks, and it has opinions about everything that the captain does.',
        'The island says that you did not listen.',
        'I listened for a year. I have heard every argument twice, once in the hall and once at the baker’s, and not one of them had a passenger in it.',
        'And the nurses?',
        'They get beds, and good ones. I have lain on one of them myself, for an hour, with my shoes off, and I would have stayed if I had been let.',
      ]
        .map((t, i) => (i % 2 === 0 ? `<p><b>${t}</b></p>` : `<p>${t}</p>`))
        .join('')}</div></article></main>`,
    ),
    title: '“The night is closed”',
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: [
      'have you slept well',
      'And the nurses?',
      'I listened for a year',
      'with my shoes off',
      'A talk about empty seats',
    ],
    likely: true,
    genre: null,
  },
};

describe('kinds of page', () => {
  test.each(Object.entries(KINDS))('%s', (_name, kind) => expectRead(kind));
});
