export const DEBIAN_PACKAGES: Readonly<Record<'chromium' | 'firefox', readonly string[]>>;
export function browserPath(name: 'chromium' | 'firefox'): string | null;
