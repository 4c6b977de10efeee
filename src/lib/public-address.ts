import ipaddr from 'ipaddr.js';

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the open internet: not loopback, private, link-local, shared, multicast, reserved or
 * a disguise of an IPv4 address. IPv6 is believed only inside `2000::/3`, all that was ever given out, which shuts out
 * `::/96`, mapped and NAT64 forms as well as whatever range is named next.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}
