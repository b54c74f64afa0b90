import '../shell/section.css'
import '../ui/disclosure.css'
import '../ui/table.css'
import './manage.css'
import { Route, Switch } from 'wouter'
import { readIdIn } from '../paths.ts'
import { later } from '../shell/later.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'

const CreateActivityPage = later(() => import('./create-activity-page.tsx').then((m) => m.CreateActivityPage))
const ManagedSessionPage = later(() => import('./managed-session-page.tsx').then((m) => m.ManagedSessionPage))
const ManagedSitePage = later(() => import('./managed-site-page.tsx').then((m) => m.ManagedSitePage))
const ManagedSitesPage = later(() => import('./managed-sites-page.tsx').then((m) => m.ManagedSitesPage))
const PublishSessionPage = later(() => import('./publish-session-page.tsx').then((m) => m.PublishSessionPage))

/** All that managers and operators do; citizens never load it. */
export function ManagePages() {
  return (
    <Switch>
      <Route path="/manage">
        <ManagedSitesPage />
      </Route>
      <Route path="/manage/sites/:id">{({ id }) => <ManagedSitePage key={id} id={readIdIn(id)} />}</Route>
      <Route path="/manage/sites/:id/activities/new">
        {({ id }) => <CreateActivityPage key={id} siteId={readIdIn(id)} />}
      </Route>
      <Route path="/manage/sites/:id/sessions/new">
        {({ id }) => <PublishSessionPage key={id} siteId={readIdIn(id)} />}
      </Route>
      <Route path="/manage/sessions/:id">
        {({ id }) => <ManagedSessionPage key={id} id={readIdIn(id)} />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
