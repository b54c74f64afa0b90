import '../ui/theme.css'
import './volunteer.css'
import './shift-card.css'
import './thanks.css'
import './profile.css'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { BoardPage } from './board-page.tsx'
import { CertificatePage } from './certificate-page.tsx'
import { HoursPage } from './hours-page.tsx'
import { RegisterPage } from './register-page.tsx'
import { ShiftPage } from './shift-page.tsx'
import { ShowcasePage } from './showcase-page.tsx'
import { TrainingsPage } from './trainings-page.tsx'

/** All that guides do; citizens never load it. */
export function VolunteerPages() {
  return (
    <Switch>
      <Route path="/volunteer">
        <BoardPage />
      </Route>
      <Route path="/volunteer/register">
        <RegisterPage />
      </Route>
      <Route path="/volunteer/hours">
        <HoursPage />
      </Route>
      <Route path="/volunteer/trainings">
        <TrainingsPage />
      </Route>
      <Route path="/volunteer/shifts/:id">
        {({ id }) => <ShiftPage key={id} id={decodeURIComponent(id)} />}
      </Route>
      <Route path="/certificates/:code">
        {({ code }) => <CertificatePage key={code} code={decodeURIComponent(code)} />}
      </Route>
      <Route path="/showcase">
        <ShowcasePage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
