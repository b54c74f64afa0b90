const LENGTH_MAX = 2_000
const ANY_BASE = 'http://own.invalid'

/** Where to go after signing in: a path of our own pages, or the first page for anything else. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > LENGTH_MAX || !wanted.startsWith('/')) return '/'
  if (!URL.canParse(wanted, ANY_BASE)) return '/'
  const url = new URL(wanted, ANY_BASE)
  // Browsers read "//host" and "/\host" as another host.
  return url.origin === ANY_BASE && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : '/'
}
