import '../shell/section.css'
import '../ui/disclosure.css'
import '../ui/table.css'
import './operate.css'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { BoardPage } from './board-page.tsx'
import { ClosuresPage } from './closures-page.tsx'
import { GuidesPage } from './guides-page.tsx'
import { HoursPage } from './hours-page.tsx'
import { OperatedDeparturePage } from './operated-departure-page.tsx'
import { SchedulePage } from './schedule-page.tsx'
import { TrainingPage } from './training-page.tsx'
import { TrainingsPage } from './trainings-page.tsx'

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
        {({ id }) => <OperatedDeparturePage key={id} id={decodeURIComponent(id)} />}
      </Route>
      <Route path="/operate/guides">
        <GuidesPage />
      </Route>
      <Route path="/operate/hours">
        <HoursPage />
      </Route>
      <Route path="/operate/trainings">
        <TrainingsPage />
      </Route>
      <Route path="/operate/trainings/:id">
        {({ id }) => <TrainingPage key={id} id={id === 'new' ? null : decodeURIComponent(id)} />}
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
