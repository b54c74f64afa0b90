import { askEarly } from './api/early.ts'
import { SessionsDocument } from './api/gen/explore.ts'
import { RoutesToScheduleDocument } from './api/gen/schedule.ts'
import { SessionByIdDocument } from './api/gen/session.ts'
import { SettingsDocument } from './api/gen/settings.ts'
import { ViewerDocument } from './api/gen/viewer.ts'
import { RoutesDocument } from './api/gen/walks.ts'
import { readFilters } from './explore/filters.ts'
import { rangeFrom, sessionsQuestion } from './explore/sessions-question.ts'
import { steadyNow } from './format/steady-now.ts'

interface Opening {
  at: RegExp
  bring(): Promise<unknown>
  ask(id: string, search: string, start: Date): void
}

/** The addresses that people come to first: their chunks, and what they show. All others begin when they are drawn. */
const openings: Opening[] = [
  {
    at: /^\/(?:sites\/.+)?$/,
    bring: () => import('./explore/explore-page.tsx'),
    ask(_, search, start) {
      const filters = readFilters(search)
      askEarly(SessionsDocument, sessionsQuestion(filters, rangeFrom(filters.day, start), null, null))
    },
  },
  {
    at: /^\/sessions\/([^/]+)\/?$/,
    bring: () => Promise.all([import('./explore/explore-page.tsx'), import('./explore/session-panel.tsx')]),
    ask: (id) => askEarly(SessionByIdDocument, { id }),
  },
  {
    at: /^\/walks\/?$/,
    bring: () => import('./walks/walk-pages.tsx'),
    ask: (_, __, start) => askEarly(RoutesDocument, { from: start.toISOString() }),
  },
  {
    at: /^\/operate\/departures\/new$/,
    bring: () => Promise.all([import('./operate/operate-pages.tsx'), import('./operate/schedule-page.tsx')]),
    ask: () => askEarly(RoutesToScheduleDocument, {}),
  },
]

/** Begins what the page at this address needs, before there is anything to draw it. */
export function startPage({ pathname, search }: Location): void {
  askEarly(ViewerDocument, {})
  askEarly(SettingsDocument, {})
  for (const { at, bring, ask } of openings) {
    const match = at.exec(pathname)
    if (!match) continue
    ask(match[1] ?? '', search, steadyNow(new Date()))
    // What does not come now is asked for again where it is drawn, and missed there.
    bring().catch(() => {})
  }
}
