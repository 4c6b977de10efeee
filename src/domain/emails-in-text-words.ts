/** The words that speak for or against an address in the text around an at-sign. */

const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The pattern of one of these words; between two stands a space, and a "·" for a space inside one. */
export const anyOf = (...lists: string[]): string =>
  `(?:${lists.join(' ').split(' ').join('|').replaceAll('·', ' ')})`;

/** The same, and no letter behind it. */
export const anyWordOf = (...lists: string[]): string => `${anyOf(...lists)}(?!\\p{L})`;

/** Function words of several languages: never a name before an at-sign in words. */
export const functionWords = wordSet(
  'me us u ya home work school you him her them i it we he she they am is are was were be been being and or the a an my our your his their ' +
    'this that here there now only just up out in on off all not at dot first ' +
    'mir uns mich bei und oder bin un una yo mi nos y o no de la el le les moi nous et ou sur su se sono io noi e ' +
    'em eu nós mim por para com en op ik wij ons mij het is моя мой наша мы я на и в у',
);

/** What people do, and are, "at" a place. */
export const proseWords = wordSet(
  'look looks looking meet meets meeting shop shopping buy order orders find found visit see seen live lives living stay ' +
    'good best great bad love loved work works working available online home email mail e-mail gmail contact reach dm ' +
    'write call join read more watch listen study student made play playing eat ate drink stare stared glance laugh aim ' +
    'point hint sight start starting end party dinner lunch coffee tickets ' +
    'ceo coo cto cmo pm chef founder cofounder co-founder owner editor writer director manager head lead marketing sales ' +
    'engineer designer producer host model artist resident coach trainer professor teacher nurse author reporter ' +
    'photographer videographer filmmaker recruiter stylist dancer singer actor barista intern developer dev consultant ' +
    'freelancer blogger contributor columnist ambassador partner investor principal senior junior associate assistant ' +
    'team staff crew member alum alumni former ex prev previously currently ' +
    'follow subscribe stream streaming support donate tap click check sell selling sold featured gift gifts stay talk speak speaking guest dj design ' +
    'disponible disponível disponibile verfügbar erhältlich dostępne доступно',
);

/** Of the words above, those that are mailboxes as often: "contact at brand dot com". */
export const mailboxWords = wordSet('contact team sales mail bookings');

/** Names that only a mailbox has: "info at brand dot studio". */
export const roleNames = wordSet(
  'info hello hi hey hola hallo bonjour ciao contact contacto contato contatto kontakt booking bookings press management mgmt ' +
    'inquiries enquiries business collab collabs office studio team support partnerships',
);

/** Words glued before a mention: "by@brand.co", "ig@zoe.me". Nobody's mailbox. */
export const mentionWords = wordSet('by via rt with from w ft feat and of at the ig tt yt sc');

/** "NORA20 @ brand.com", "9-5 @ brand.com": a discount code and working hours. */
export const codeOrHours = /^[\p{L}_]+(?:5|\d0|\d5)$|^[\d-]+$/u;

/** "zoe@nospam.brand.com": to be corrected by hand, in a way only people know. */
const spamTrap = /no-?spam|remove-?this|delete-?this|entfernen/;

const placeholderLocals = wordSet(
  'youremail yourname your.name your.email your-name your_name youraddress yourmail',
);
/** Where forms and manuals say "somebody". */
const placeholderNames = wordSet(
  'user username name yourname your you example email mail someone somebody firstname.lastname',
);
const placeholderHosts = wordSet('domain.com email.com company.com website.com');
/** Documents' own domains, which invented people have addresses at too. */
const documentHosts = wordSet('example.com example.org example.net');
const documentNames = wordSet('user username name yourname your you youremail someone somebody');

export const isPlaceholder = (local: string, domain: string): boolean =>
  placeholderLocals.has(local) ||
  (placeholderHosts.has(domain) && placeholderNames.has(local)) ||
  (documentHosts.has(domain) && documentNames.has(local)) ||
  spamTrap.test(`${local}@${domain}`);

const cueWords =
  'e-?mails?|e|m|mails?|gmail|contacts?|contacto|contato|contatto|kontakt|correo|inquiries|enquiries|inquiry|business|biz|' +
  'collabs?|collaborations?|bookings?|pr|press|mgmt|management|promo|anfragen|publi|parcerias|почта|почту|' +
  'メール|連絡先|お仕事|邮箱|邮件|合作|이메일|문의|ايميل|إيميل|البريد';
const cueSigns = '[📧📩✉💌📨📬📮📤📥]';

/** "Email: " or "📧" with nothing behind: what follows is meant as an address. For text in small letters. */
export const cueRightBefore = new RegExp(
  `(?:^|[^\\p{L}])(?:${cueWords})(?: me| us)? {0,2}[:：=>→-]{1,2} {0,2}$|${cueSigns} {0,2}[:：→-]? {0,2}$|(?:^|[^\\p{L}])e-?mail(?: (?:me|us|is|to))* {1,2}$`,
  'u',
);
/** Of these, the ones that can mean nothing but an e-mail address. */
export const mailCueRightBefore =
  /(?:e-?mail|gmail|correo|почта|邮箱|邮件|メール|이메일|إيميل) {0,2}[:：=→-]{1,2} {0,2}$|[📧📩✉] {0,2}[:：→-]? {0,2}$/u;
export const cueWordAtEnd = new RegExp(`(?:^|[^\\p{L}])(?:${cueWords})$`, 'u');
export const cueAnywhere = new RegExp(`(?:^|[^\\p{L}])(?:${cueWords})(?!\\p{L})|${cueSigns}`, 'u');

/** "Email-zoe@brand.com". */
export const gluedCue = /^(?:e-?mail|mail|gmail|e-?mail-?id|mail-?id|id)[-_]+(?=.)/i;
/** "Collab-zoe@gmail.com": Google's names have no hyphens and no underscores, other houses' do. */
export const gluedCueAtGoogle =
  /^(?:contact|collabs?|collaborations?|business|biz|pr|promo|bookings?|inquir(?:y|ies)|enquir(?:y|ies)|work|paid|dm)[-_]+(?=.)/i;
