/** What a file says of itself, for who meets it without its page. */
export interface Provenance {
  attribution: string
  licence: string
  licenceUrl: string
  /** Of the route's page; empty: not known. */
  pageUrl: string
  /** What is not as it may seem: an example, a straight line. */
  caveats: string[]
}

const words = {
  zh: {
    example: '示例线路：由本平台编排，并非官方发布。',
    demo: '演示数据。',
    straight: '站点之间是直线连接，不是实际行走的路；长度按直线计算，实际更长。',
  },
  en: {
    example: 'Example route: arranged by this platform, published by nobody.',
    demo: 'Demo data.',
    straight:
      'The line between stations is straight, not the way as walked; the length is along it, and the way is longer.',
  },
}

/** Points of stations may be OpenStreetMap's, so whatever holds them is under its licence. */
export function provenanceOf(
  route: { composed: boolean; demo: boolean; pathKind: string },
  { inEnglish, pageUrl }: { inEnglish: boolean; pageUrl: string },
): Provenance {
  const say = words[inEnglish ? 'en' : 'zh']
  return {
    attribution: '© OpenStreetMap contributors',
    licence: 'ODbL 1.0',
    licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
    pageUrl,
    caveats: [
      ...(route.composed ? [say.example] : []),
      ...(route.demo ? [say.demo] : []),
      ...(route.pathKind === 'STRAIGHT' ? [say.straight] : []),
    ],
  }
}
