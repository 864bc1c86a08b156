/** One way to have a server connect to where it should not. */
export type Shape = {
  readonly name: string;
  readonly url: string;
  /** What the name server of the test says of its name. */
  readonly answers?: readonly string[];
  /** What a wijk for tests, which may reach its own machine, is allowed: it is tried on a strict one alone. */
  readonly strictAlone?: true;
};

const own = { strictAlone: true } as const;

/** Everything that has led servers inside elsewhere: each differs from the others in what it tries. */
export const shapes: readonly Shape[] = [
  { name: "loopback", url: "https://127.0.0.1:8443/x", ...own },
  { name: "loopback beyond its first address", url: "https://127.8.9.10:8443/x", ...own },
  { name: "loopback, shortened", url: "https://127.1:8443/x", ...own },
  { name: "loopback as one number", url: "https://2130706433:8443/x", ...own },
  { name: "loopback in hexadecimal", url: "https://0x7f000001:8443/x", ...own },
  { name: "loopback in octal", url: "https://0177.0.0.1:8443/x", ...own },
  { name: "loopback in three ways of counting", url: "https://0x7f.0.01:8443/x", ...own },
  { name: "loopback in full-width digits", url: "https://１２７.０.０.１:8443/x", ...own },
  { name: "loopback with a dot behind it", url: "https://127.0.0.1.:8443/x", ...own },
  { name: "IPv6 loopback", url: "https://[::1]:8443/x", ...own },
  { name: "loopback mapped into IPv6", url: "https://[::ffff:127.0.0.1]:8443/x", ...own },
  { name: "nothing, which is this machine", url: "https://0:8443/x" },
  { name: "the unspecified address", url: "https://0.0.0.0:8443/x" },
  { name: "the unspecified address of IPv6", url: "https://[::]:8443/x" },
  { name: "loopback in the old form inside IPv6", url: "https://[::127.0.0.1]:8443/x" },
  { name: "private, class A", url: "https://10.0.0.1:8443/x" },
  { name: "private, class B", url: "https://172.16.0.1:8443/x" },
  { name: "private, class C", url: "https://192.168.1.1:8443/x" },
  { name: "private, mapped into IPv6", url: "https://[::ffff:a00:1]:8443/x" },
  { name: "private, with ideographic full stops", url: "https://10。0。0。1:8443/x" },
  { name: "private, percent-encoded", url: "https://%31%30.0.0.1:8443/x" },
  { name: "private, with a line break in it", url: "https://10.0\n.0.1:8443/x" },
  { name: "private, behind backslashes", url: "https:\\\\10.0.0.1:8443\\x" },
  { name: "behind the NAT of a provider", url: "https://100.64.0.1:8443/x" },
  { name: "link-local", url: "https://169.254.1.1:8443/x" },
  { name: "the metadata of a cloud", url: "https://169.254.169.254/latest/meta-data/" },
  { name: "the metadata of a cloud as one number", url: "https://2852039166/latest/meta-data/" },
  { name: "the metadata of a cloud over IPv6", url: "https://[fd00:ec2::254]/latest/meta-data/" },
  { name: "unique local", url: "https://[fc00::1]:8443/x" },
  { name: "IPv6 link-local", url: "https://[fe80::1]:8443/x" },
  { name: "IPv6 link-local with a zone", url: "https://[fe80::1%25eth0]:8443/x" },
  { name: "IPv6 site-local", url: "https://[fec0::1]:8443/x" },
  { name: "through NAT64", url: "https://[64:ff9b::10.0.0.1]:8443/x" },
  { name: "through a local NAT64", url: "https://[64:ff9b:1::a00:1]:8443/x" },
  { name: "through 6to4", url: "https://[2002:a00:1::1]:8443/x" },
  { name: "through Teredo", url: "https://[2001:0:a00:1::1]:8443/x" },
  { name: "for benchmarks", url: "https://198.18.0.1:8443/x" },
  { name: "for protocols of the IETF", url: "https://192.0.0.8:8443/x" },
  { name: "for documentation", url: "https://203.0.113.7:8443/x" },
  { name: "multicast", url: "https://224.0.0.1:8443/x" },
  { name: "IPv6 multicast", url: "https://[ff02::1]:8443/x" },
  { name: "reserved", url: "https://240.0.0.1:8443/x" },
  { name: "broadcast", url: "https://255.255.255.255:8443/x" },
  { name: "a name at a private address", url: "https://private.example:8443/x", answers: ["192.168.1.1"] },
  { name: "a name at loopback", url: "https://loopback.example:8443/x", answers: ["127.0.0.1"], ...own },
  { name: "localhost", url: "https://localhost:8443/x", answers: ["::1", "127.0.0.1"], ...own },
  { name: "a name of the network inside", url: "https://intranet:8443/x", answers: ["10.1.2.3"] },
  { name: "an address inside a name", url: "https://10.0.0.1.nip.example/x", answers: ["10.0.0.1"] },
  { name: "a name at several, all inside", url: "https://many.example/x", answers: ["10.0.0.1", "169.254.169.254"] },
  { name: "a name at an address mapped into IPv6", url: "https://mapped.example/x", answers: ["::ffff:10.0.0.1"] },
  { name: "a name at NAT64", url: "https://nat64.example/x", answers: ["64:ff9b::a00:1"] },
  { name: "a name at an address with a zone", url: "https://zone.example/x", answers: ["fe80::1%lo"] },
  { name: "a name with a dot behind it", url: "https://dot.example.:8443/x", answers: ["10.0.0.1"] },
  { name: "plain http", url: "http://plain.example:8080/x", answers: ["10.0.0.1"] },
  { name: "a file", url: "file:///etc/passwd" },
  { name: "the text itself", url: 'data:application/activity+json,{"id":"data:x"}' },
  { name: "ftp", url: "ftp://private.example/x", answers: ["10.0.0.1"] },
  { name: "gopher, to speak any protocol", url: "gopher://10.0.0.1:6379/_FLUSHALL" },
  { name: "a public name before the @", url: "https://elders.example@10.0.0.1:8443/x" },
  { name: "a name and a password", url: "https://a:b@private.example:8443/x", answers: ["10.0.0.1"] },
  { name: "the port of SSH", url: "https://private.example:22/x", answers: ["10.0.0.1"] },
  { name: "the port of mail", url: "https://private.example:25/x", answers: ["10.0.0.1"] },
];

/** Host and port as somebody wrote them, for who is asked by host: what stands between the scheme and the path. */
export const authorityOf = ({ url }: Shape): string => /^[a-z]+:[\\/]*([^/\\?#]*)/.exec(url)?.[1] ?? url;
