import '../shell/section.css'
import '../ui/disclosure.css'
import '../ui/table.css'
import './operate.css'
import { Route, Switch } from 'wouter'
import { readIdIn } from '../paths.ts'
import { later } from '../shell/later.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'

const BoardPage = later(() => import('./board-page.tsx').then((m) => m.BoardPage))
const ClosuresPage = later(() => import('./closures-page.tsx').then((m) => m.ClosuresPage))
const DecisionsPage = later(() => import('./decisions-page.tsx').then((m) => m.DecisionsPage))
const GuidesPage = later(() => import('./guides-page.tsx').then((m) => m.GuidesPage))
const HolidaysPage = later(() => import('./holidays-page.tsx').then((m) => m.HolidaysPage))
const HoursPage = later(() => import('./hours-page.tsx').then((m) => m.HoursPage))
const OperatedGuidePage = later(() => import('./operated-guide-page.tsx').then((m) => m.OperatedGuidePage))
const OperatedDeparturePage = later(() =>
  import('./operated-departure-page.tsx').then((m) => m.OperatedDeparturePage),
)
const SchedulePage = later(() => import('./schedule-page.tsx').then((m) => m.SchedulePage))
const TrainingPage = later(() => import('./training-page.tsx').then((m) => m.TrainingPage))
const TrainingsPage = later(() => import('./trainings-page.tsx').then((m) => m.TrainingsPage))

/** All that operators do; citizens never load it. */
export function OperatePages() {
  return (
    <Switch>
      <Route path="/operate">
        <BoardPage />
      </Route>
      <Route path="/operate/departures/new">
        <SchedulePage />
      </Route>
      <Route path="/operate/departures/:id">
        {({ id }) => <OperatedDeparturePage key={id} id={readIdIn(id)} />}
      </Route>
      <Route path="/operate/decisions">
        <DecisionsPage />
      </Route>
      <Route path="/operate/guides">
        <GuidesPage />
      </Route>
      <Route path="/operate/guides/:id">{({ id }) => <OperatedGuidePage key={id} id={readIdIn(id)} />}</Route>
      <Route path="/operate/hours">
        <HoursPage />
      </Route>
      <Route path="/operate/trainings">
        <TrainingsPage />
      </Route>
      <Route path="/operate/trainings/:id">
        {({ id }) => <TrainingPage key={id} id={id === 'new' ? null : readIdIn(id)} />}
      </Route>
      <Route path="/operate/holidays">
        <HolidaysPage />
      </Route>
      <Route path="/operate/closures">
        <ClosuresPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
