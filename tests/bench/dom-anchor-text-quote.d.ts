/** The part that is measured of a package that comes without types. */
declare module 'dom-anchor-text-quote' {
  export function toTextPosition(
    root: Node,
    selector: { readonly exact: string; readonly prefix: string; readonly suffix: string },
    options: { readonly hint?: number },
  ): { readonly start: number; readonly end: number } | null;
}
