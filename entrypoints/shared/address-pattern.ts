/** "https://cloud.example:8443/dav/" → "https://cloud.example/*": a pattern names no port, and covers all. */
export function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
