import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Frame } from './shell/frame.tsx'
import { later } from './shell/later.tsx'
import { Mishap } from './shell/mishap.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Loading } from './ui/note.tsx'

const ExplorePage = later(() => import('./explore/explore-page.tsx').then((m) => m.ExplorePage))
const ReservationsPage = later(() =>
  import('./reservations/reservations-page.tsx').then((m) => m.ReservationsPage),
)
const ReservationPage = later(() =>
  import('./reservations/reservation-page.tsx').then((m) => m.ReservationPage),
)
const NoticesPage = later(() => import('./account/notices-page.tsx').then((m) => m.NoticesPage))
const CalendarPage = later(() => import('./account/calendar-page.tsx').then((m) => m.CalendarPage))
const SignInPage = later(() => import('./account/sign-in-page.tsx').then((m) => m.SignInPage))
const ManagePages = later(() => import('./manage/manage-pages.tsx').then((m) => m.ManagePages))
const WalkPages = later(() => import('./walks/walk-pages.tsx').then((m) => m.WalkPages))
const WalkingPages = later(() => import('./walking/walking-pages.tsx').then((m) => m.WalkingPages))
const SendKeptCheckIns = later(() =>
  import('./walking/send-kept-check-ins.tsx').then((m) => m.SendKeptCheckIns),
)
const VolunteerPages = later(() => import('./volunteer/volunteer-pages.tsx').then((m) => m.VolunteerPages))
const OperatePages = later(() => import('./operate/operate-pages.tsx').then((m) => m.OperatePages))
const AboutPage = later(() => import('./shell/about-page.tsx').then((m) => m.AboutPage))

/** One pattern for the map and what opens over its list, so that the map is not made anew. */
const EXPLORE = /^\/(?:(?<kind>sessions|sites)\/(?<id>[^/]+))?\/?$/

/** One pattern for each folder's pages, so that what they share is not made anew. */
const WALKS = /^\/(?:walks|stations|departures)(?:\/.*)?$/
const VOLUNTEER = /^\/(?:volunteer|certificates|showcase)(?:\/.*)?$/

/** As the page was opened; what is kept later is sent by the page that keeps it. */
const hadKeptCheckIns = hasKeptCheckIns()

export function Routes() {
  return (
    <Frame>
      {hadKeptCheckIns ? (
        <Suspense fallback={null}>
          <SendKeptCheckIns />
        </Suspense>
      ) : null}
      <Mishap>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path={EXPLORE}>{({ kind, id }) => <ExplorePage selected={selection(kind, id)} />}</Route>
            <Route path="/reservations">
              <ReservationsPage />
            </Route>
            <Route path="/reservations/:id">{({ id }) => <ReservationPage key={id} id={id} />}</Route>
            <Route path="/notices">
              <NoticesPage />
            </Route>
            <Route path="/my-calendar">
              <CalendarPage />
            </Route>
            <Route path="/sign-in">
              <SignInPage />
            </Route>
            <Route path="/manage/*?">
              <ManagePages />
            </Route>
            <Route path={WALKS}>
              <WalkPages />
            </Route>
            <Route path="/my-walks/*?">
              <WalkingPages />
            </Route>
            <Route path={VOLUNTEER}>
              <VolunteerPages />
            </Route>
            <Route path="/operate/*?">
              <OperatePages />
            </Route>
            <Route path="/about">
              <AboutPage />
            </Route>
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
        </Suspense>
      </Mishap>
    </Frame>
  )
}

function selection(kind: string | undefined, id: string | undefined) {
  if (!id) return null
  return { kind: kind === 'sites' ? ('site' as const) : ('session' as const), id }
}

/** Storage is shut in some private windows. */
function hasKeptCheckIns(): boolean {
  try {
    return (localStorage.getItem('check-ins') ?? '[]') !== '[]'
  } catch {
    return false
  }
}
