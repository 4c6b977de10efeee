import type { ImageSource } from '../../domain/image-statistics.ts';

export const sourceTitles: Record<ImageSource, string> = {
  memory: 'Memory',
  store: 'Store',
  'not-modified': 'Browser’s copy',
  network: 'Network',
  placeholder: 'Coloured initial',
};

const strategyTitles: Record<string, string> = {
  'initial-success': 'As a visitor of the site',
  'no-referrer': 'Without a referrer',
  'simplified-url': 'Without the signature',
  'minimal-headers': 'With few headers',
  'alternative-domain': 'From another host',
};

/** How a network was asked, in words; a way that has none yet by its own name. */
export function strategyTitle(strategy: string): string {
  return strategyTitles[strategy] ?? strategy;
}

const hostTitles: Record<string, string> = {
  'not allowed': 'Foreign addresses',
  none: 'No host',
  other: 'Other hosts',
};

export function hostTitle(host: string): string {
  return hostTitles[host] ?? host;
}

interface FailureWords {
  title: string;
  /** What to do about it. */
  advice: string;
}

const byItself = 'Asked again by itself.';
const wayOut = 'If most hosts do this, check this server’s DNS, firewall and way to the internet.';
const notOfNetwork: FailureWords = {
  title: 'Not asked',
  advice: 'Of none of the network’s image hosts. If the network has moved to a new one, its list lacks it.',
};

const refused: FailureWords = {
  title: 'Refused',
  advice:
    'Mostly a signed address that ran out: reading the creator again brings a new one. A host that refuses everything may block this server.',
};
const gone: FailureWords = {
  title: 'Gone',
  advice: 'Deleted or replaced by its owner: reading the creator again brings the new one.',
};

const failureWords: Record<string, FailureWords> = {
  refused,
  '404': gone,
  '410': gone,
  '429': {
    title: 'Too many requests',
    advice: `${byItself} If it goes on, run fewer searches at once.`,
  },
  http_error: { title: 'Answered with an error', advice: `${byItself} If it lasts, the host has trouble.` },
  timeout: { title: 'No answer in time', advice: `${byItself} ${wayOut}` },
  network: { title: 'Not reachable', advice: `${byItself} ${wayOut}` },
  too_large: { title: 'Too large', advice: 'Nothing to do: an initial is shown instead.' },
  too_many_redirects: { title: 'Sent on too often', advice: byItself },
  address_not_public: {
    title: 'Leads to a private address',
    advice: 'Not asked, for safety. If the host is a real one of the network, check this server’s DNS.',
  },
  invalid_url: notOfNetwork,
  scheme_not_allowed: notOfNetwork,
  credentials_not_allowed: notOfNetwork,
  port_not_allowed: notOfNetwork,
  ip_address_not_allowed: notOfNetwork,
  host_not_allowed: notOfNetwork,
  unknown_format: { title: 'Not an image', advice: 'The host sent something else, with status 200.' },
  undecodable: { title: 'A broken image', advice: 'Nothing to do: an initial is shown instead.' },
  crashed: { title: 'Broke the decoder', advice: 'Contained; the picture is not tried again for some time.' },
  other: { title: 'Others', advice: 'More hosts and reasons than are told apart.' },
};

const status = /^[1-5]\d\d$/;

/** Why an image could not be had, in words: `reason` is a code of ours or an HTTP status. */
export function failureInWords(reason: string): FailureWords {
  const known = failureWords[reason];
  if (!status.test(reason)) return known ?? { title: reason, advice: byItself };
  const { title, advice } = known ?? wordsOfStatus(Number(reason));
  return { title: `${title} (${reason})`, advice };
}

function wordsOfStatus(code: number): FailureWords {
  if (code >= 500)
    return { title: 'The host had trouble', advice: `${byItself} If it lasts for hours, the host is down.` };
  if (code >= 400) return refused;
  return { title: 'An answer that is no image', advice: byItself };
}

const refusalTitles: Record<string, string> = {
  unknown_format: 'not an image',
  undecodable: 'broken',
  timeout: 'took too long',
  crashed: 'broke the decoder',
};

/** Why an original was not converted, to be read behind a number. */
export function refusalInWords(reason: string): string {
  return refusalTitles[reason] ?? reason;
}
