/** Where the canaries listen, and the parts of the installation that nobody may reach through an image. */
export interface ForgedPorts {
  canary: number;
  /** On `::1`. */
  canary6: number;
  own: number;
  database: number;
  sandbox: number;
}

const words = (text: string) => text.trim().split(/\s+/);

/** Spellings of this machine, as URL parsers understand them: whoever dials one of them without a check is noticed. */
const ipv4Spellings = [
  ...words(`
    127.0.0.1 127.1 127.0.1 127.0.0.1. 127.1. 2130706433 2130706433. 0177.0.0.1 0177.1 0177.0.01
    00177.0.0.01 0000000177.0.0.1 017700000001 0000017700000001 0x7f.0.0.1 0x7F.1 0X7f.0x0.0x0.0x1
    0x7f.0.1 0x7f000001 0X7F000001 0x000000007f000001 127.0x0.0.01 0x7f.00.0x0.1 0177.0x0.1
    127.00000.0.1 127.0x000001 0x7f.1. 0 0.0 0.0.0.0 00 0x0 0.0x0.0.0 0.0.0.0. ０.０.０.０ １２７.０.０.１
    ①②⑦.⓪.⓪.① 𝟏𝟐𝟕.𝟎.𝟎.𝟏 𝟙𝟚𝟟.𝟘.𝟘.𝟙 ¹²⁷.⁰.⁰.¹ ₁₂₇.₀.₀.₁ ２１３０７０６４３３ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ０ｘ７ｆ.1
    0x7ｆ000001 1𝟚⑦.0.0.1 %31%32%37.0.0.1 127%2e0%2e0%2e1 127%E3%80%820.0.1
    %EF%BC%91%EF%BC%92%EF%BC%97.0.0.1 0%78%37f.1
  `),
  '12\u00ad7.0.0.1',
  '127.0.0.\u200b1',
  '127.0\u2060.0.1',
  '127.0.\ufe0f0.1',
  '127.0\t.0.1',
  '127.\n0.0.1',
  '1\r27.1',
];

const ipv6Spellings = [
  ...words(`
    ::1 0:0:0:0:0:0:0:1 0000:0000:0000:0000:0000:0000:0000:0001 ::0001 0::1 0:0::0:1 ::0:1 ::0.0.0.1
    0:0:0:0:0:0:0.0.0.1 :: 0:: ::0.0.0.0
  `),
  '::\t1',
];

const mappedSpellings = [
  ...words(`
    ::ffff:127.0.0.1 ::FFFF:127.0.0.1 ::ffff:7f00:1 ::ffff:7F00:0001 0:0:0:0:0:ffff:127.0.0.1
    0000:0000:0000:0000:0000:ffff:7f00:0001 0::ffff:7f00:1 ::ffff:0.0.0.0 ::ffff:0:0
  `),
];

/** All of these resolve to this machine here, as some of them do everywhere. */
const names = [
  ...words(`
    localhost LOCALHOST localhost. localhost.localdomain app.localhost ip6-localhost loopback
    localtest.me sub.localtest.me lvh.me 127.0.0.1.nip.io 7f000001.nip.io host.docker.internal
    metadata.google.internal kubernetes.default.svc.cluster.local postgres db wpad a ⓛocalhost ｌｏｃａｌｈｏｓｔ
    𝓁ocalhost %6cocalhost localhoſt
  `),
  'loc\u00adalhost',
  'local\u200bhost',
  'local\nhost',
];

/** Names close to those of TikTok’s CDN, and other networks’ that are not for its creators. */
const lookalikes = [
  ...words(`
    tiktokcdn.com.evil.example p16.tiktokcdn.com.evil.example eviltiktokcdn.com p16-tiktokcdn.com
    tiktokcdn.com-evil.example tiktokcdn.co tiktokcdn.comm tiktokcdn com p16.tiktokcdn.com..
    tiktоkcdn.com tiktoĸcdn.com ṭiktokcdn.com tiktokcdn.cοm xn--tiktkcdn-0fg.com xn--p16-tiktokcdn.com
    tiktokcdn.com%2eevil.example tiktokcdn.com。evil.example tiktokcdn%E3%80%82com.evil.example
    tiktokcdn-com.evil.example p16.tiktokcdn_com.evil.example i.ytimg.com yt3.ggpht.com
    scontent.cdninstagram.com scontent.xx.fbcdn.net www.tiktok.com ibytedtos.com
  `),
  'p16.tiktokcdn.com\u00ad.evil.example',
];

/** Reached by nobody here, so that no control tries them: other ranges, and disguises that need a gateway. */
const elsewhere = [
  ...words(`
    127.255.255.254 127.0.256 127.65536 10.0.0.1 0xa000001 172.16.0.1 192.168.1.1 3232235777 100.64.0.1
    169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.43518 192.0.0.192 198.18.0.1
    224.0.0.1 240.0.0.1 255.255.255.255 8.8.8.8 １６９．２５４．１６９．２５４ [::127.0.0.1] [::7f00:1]
    [::ffff:0:127.0.0.1] [::ffff:0:7f00:1] [::ffff:a9fe:a9fe] [::ffff:10.0.0.1] [64:ff9b::127.0.0.1]
    [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [64:ff9b::a9fe:a9fe] [100::1] [2002:7f00:1::]
    [2002:7f00:0001::1] [2002:a00:1::] [2002:a9fe:a9fe::] [2001:0:7f00:1::80ff:fffe] [2001::80ff:fffe]
    [fe80::1] [fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [2606:4700:4700::1111]
  `),
];

const nonsense = [
  ...words(`
    https://[::1%25lo]/ https://[::1%lo]/ https://[fe80::1%25eth0]/ https://[::ffff:127.1]/
    https://[127.0.0.1]/ https://[::1]./ https://[::ffff:0177.0.0.1]/ https://127.0.0.1.1/
    https://0x7f.0.0.0.1/ https://4294967296/ https://127.0.0.256/ https://127.0.0.1%20/
    https://127.0.0.1%00/ https://p16.tiktokcdn.com%00/ https://::1/
    https://p16.tiktokcdn.com%23.evil.example/ https://p16.tiktokcdn.com%2f@evil.example:x/ https://
    https://# https:
  `),
];

const schemes = [
  ...words(`
    http://p16.tiktokcdn.com/a HTTP://p16.tiktokcdn.com/a ws://p16.tiktokcdn.com/a
    wss://p16.tiktokcdn.com/a ftp://p16.tiktokcdn.com/a sftp://p16.tiktokcdn.com/a
    tftp://p16.tiktokcdn.com/a gopher://p16.tiktokcdn.com:70/_ dict://p16.tiktokcdn.com/d:a
    ldap://p16.tiktokcdn.com/a ssh://p16.tiktokcdn.com file:///etc/passwd file:/etc/passwd
    file://localhost/etc/passwd file://p16.tiktokcdn.com/a file:///proc/self/environ
    data:image/png;base64,iVBORw0KGgo= data:text/html,<script>1</script> about:blank javascript:alert(1)
    vbscript:a blob:https://p16.tiktokcdn.com/1 view-source:https://p16.tiktokcdn.com
    jar:https://p16.tiktokcdn.com!/a feed:https://p16.tiktokcdn.com/a unix:/var/run/docker.sock
    http+unix://p16.tiktokcdn.com/a http://unix:/var/run/docker.sock:/images/json
    php://filter/resource=/etc/passwd netdoc:///etc/passwd cid:a urn:a:b s3://bucket/a
  `),
  'ht\ntp://p16.tiktokcdn.com/a',
  'FILE:\\etc\\passwd',
  'java\nscript:alert(1)',
];

/** What is dialled when nobody checks; the control shows that each of them is noticed then. */
export function addressesOfThisMachine({ canary, canary6 }: ForgedPorts): Record<string, string[]> {
  return {
    'IPv4 in all spellings': ipv4Spellings.map((host) => `https://${host}:${canary}/a.jpg`),
    'IPv4 on the default port': ipv4Spellings.slice(0, 20).map((host) => `https://${host}/a.jpg`),
    'IPv4 without TLS': ipv4Spellings.slice(0, 20).map((host) => `http://${host}:${canary}/a.jpg`),
    'IPv6 in all spellings': ipv6Spellings.map((host) => `https://[${host}]:${canary6}/a.jpg`),
    'IPv4 inside of IPv6': mappedSpellings.map((host) => `https://[${host}]:${canary}/a.jpg`),
    'names of this machine': names.map((host) => `https://${host}/a.jpg`),
    'names that look like the network’s': lookalikes.map((host) => `https://${host}/a.jpg`),
    backslashes: [
      `https:\\\\127.0.0.1:${canary}\\a.jpg`,
      `https:/\\127.0.0.1:${canary}/a.jpg`,
      `https:127.0.0.1:${canary}/a.jpg`,
      `https:///127.0.0.1:${canary}/a.jpg`,
      `https://127.0.0.1:${canary}\\@p16.tiktokcdn.com/a.jpg`,
      `https://127.0.0.1:${canary}\\.p16.tiktokcdn.com/a.jpg`,
      `https://127.0.0.1:${canary}#@p16.tiktokcdn.com/`,
      `https://127.0.0.1:${canary}?@p16.tiktokcdn.com/`,
      `https://127.0.0.1:${canary}/https://p16.tiktokcdn.com/a.jpg`,
      `https://evil.example\\.tiktokcdn.com/`,
      ` https://127.0.0.1:${canary}/a.jpg `,
      `\u0001\u001fhttps://127.0.0.1:${canary}/a.jpg`,
      `h\tt\nt\rps:/\t/127.0.0.1:\n${canary}/a.jpg`,
    ],
  };
}

export function forgeAddresses(ports: ForgedPorts): Record<string, string[]> {
  const { canary, own, database, sandbox } = ports;
  const local = (port: number, path: string) =>
    ['127.0.0.1', 'localhost', '[::1]', '[::ffff:7f00:1]'].flatMap((host) => [
      `http://${host}:${port}${path}`,
      `https://${host}:${port}${path}`,
    ]);
  return {
    ...addressesOfThisMachine(ports),
    'other ranges and disguises': elsewhere.map((host) => `https://${host}/latest/meta-data/`),
    'what is no address': nonsense,
    'other schemes': schemes,
    'other ports of the network': [80, 22, 0, 8443, 65535, canary, own, database, sandbox].map(
      (port) => `https://p16.tiktokcdn.com:${port}/a.jpg`,
    ),
    'names before an @': [
      `https://p16.tiktokcdn.com@127.0.0.1:${canary}/a.jpg`,
      `https://p16.tiktokcdn.com:443@127.0.0.1:${canary}/a.jpg`,
      `https://p16.tiktokcdn.com%40evil@localhost/a.jpg`,
      'https://a@p16.tiktokcdn.com/a.jpg',
      'https://a:b@p16.tiktokcdn.com/a.jpg',
      'https://:b@p16.tiktokcdn.com/a.jpg',
      'https://p16.tiktokcdn.com%2f%2f@evil.example/a.jpg',
      'https://evil.example%2f@p16.tiktokcdn.com/a.jpg',
    ],
    'this installation': [
      ...local(own, '/api/openapi.json'),
      ...local(own, '/api/proxy/image?url=https%3A%2F%2Fp16.tiktokcdn.com%2Fa.jpg'),
      ...local(database, '/'),
      ...local(sandbox, '/__sandbox/reset'),
      ...local(sandbox, '/__sandbox/calls'),
    ],
  };
}
