import './walks.css'
import { Route, Switch } from 'wouter'
import { readIdIn } from '../paths.ts'
import { later } from '../shell/later.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { type WalkSelection, WalksPage } from './walks-page.tsx'

const RouteSheetPage = later(() =>
  import('./sheet/route-sheet-page.tsx').then((module) => module.RouteSheetPage),
)

/** One pattern for the map and what opens over its list, so that the map is not made anew. */
const WALKS = /^\/(?<kind>walks|stations|departures)(?:\/(?<id>[^/]+))?\/?$/

/** Routes, stations and departures. */
export function WalkPages() {
  return (
    <Switch>
      <Route path="/walks/:id/sheet">{({ id }) => <RouteSheetPage key={id} id={readIdIn(id)} />}</Route>
      <Route path={WALKS}>{({ kind, id }) => <WalksPage selected={selection(kind, id)} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}

function selection(kind: string | undefined, id: string | undefined): WalkSelection | null {
  if (!id) return null
  const named = { walks: 'route', stations: 'station', departures: 'departure' } as const
  return { kind: named[kind as keyof typeof named], id: readIdIn(id) }
}
