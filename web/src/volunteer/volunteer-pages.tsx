import '../ui/theme.css'
import './volunteer.css'
import './shift-card.css'
import './thanks.css'
import './profile.css'
import { Route, Switch } from 'wouter'
import { readIdIn } from '../paths.ts'
import { later } from '../shell/later.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'

const BoardPage = later(() => import('./board-page.tsx').then((m) => m.BoardPage))
const CertificatePage = later(() => import('./certificate-page.tsx').then((m) => m.CertificatePage))
const HoursPage = later(() => import('./hours-page.tsx').then((m) => m.HoursPage))
const RegisterPage = later(() => import('./register-page.tsx').then((m) => m.RegisterPage))
const ShiftPage = later(() => import('./shift-page.tsx').then((m) => m.ShiftPage))
const ShowcasePage = later(() => import('./showcase-page.tsx').then((m) => m.ShowcasePage))
const TrainingsPage = later(() => import('./trainings-page.tsx').then((m) => m.TrainingsPage))

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
      <Route path="/volunteer/shifts/:id">{({ id }) => <ShiftPage key={id} id={readIdIn(id)} />}</Route>
      <Route path="/certificates/:code">
        {({ code }) => <CertificatePage key={code} code={readIdIn(code)} />}
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
