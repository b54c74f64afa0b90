import '../shell/section.css'
import '../ui/disclosure.css'
import '../ui/table.css'
import './manage.css'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { CreateActivityPage } from './create-activity-page.tsx'
import { ManagedSessionPage } from './managed-session-page.tsx'
import { ManagedSitePage } from './managed-site-page.tsx'
import { ManagedSitesPage } from './managed-sites-page.tsx'
import { PublishSessionPage } from './publish-session-page.tsx'

/** All that managers and operators do; citizens never load it. */
export function ManagePages() {
  return (
    <Switch>
      <Route path="/manage">
        <ManagedSitesPage />
      </Route>
      <Route path="/manage/sites/:id">
        {({ id }) => <ManagedSitePage key={id} id={decodeURIComponent(id)} />}
      </Route>
      <Route path="/manage/sites/:id/activities/new">
        {({ id }) => <CreateActivityPage key={id} siteId={decodeURIComponent(id)} />}
      </Route>
      <Route path="/manage/sites/:id/sessions/new">
        {({ id }) => <PublishSessionPage key={id} siteId={decodeURIComponent(id)} />}
      </Route>
      <Route path="/manage/sessions/:id">
        {({ id }) => <ManagedSessionPage key={id} id={decodeURIComponent(id)} />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
