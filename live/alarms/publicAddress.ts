import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { blockList } from "./channelsFile.ts";

/**
 * Addresses that are not the public internet (IANA special-purpose registries, RFC 6890): a message that goes there reaches
 * into somebody's own network.
 */
const PRIVATE = blockList([
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
  // Everything of IPv6 that is not global unicast, and of that what carries an IPv4 address inside or documents.
  ...["::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
]);

/** The address of a receiver is not one that may be reached. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code = "alarm-address";
}

/** Whether `address` may be reached: public, or in one of the `allowed` networks. */
export function mayReach(address: string, allowed: readonly string[]): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  // An IPv4 address in the clothes of IPv6 is that IPv4 address.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mayReach(mapped, allowed);
  return !PRIVATE.check(address, family) || blockList(allowed).check(address, family);
}

/**
 * A lookup for sockets that gives only addresses that may be reached: judged after the name was resolved and on the very
 * address that is connected to, so a name that changes its mind in between gains nothing.
 */
export function guardedLookup(allowed: readonly string[]): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (problem: Error | null, addresses: LookupAddress[]) => {
      if (problem !== null) {
        done(problem, "", 0);
        return;
      }
      const [first, ...rest] = addresses.filter(({ address }) => mayReach(address, allowed));
      if (first === undefined) done(new AddressRefused(`${hostname} is not a public address`), "", 0);
      else if (options.all === true) done(null, [first, ...rest]);
      else done(null, first.address, first.family);
    });
  };
}
