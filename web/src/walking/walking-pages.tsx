import { readIdIn } from '../paths.ts'
import '../ui/theme.css'
import './walking.css'
import './seal.css'
import './walk-stations.css'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { MyWalkPage } from './my-walk-page.tsx'
import { MyWalksPage } from './my-walks-page.tsx'

/** A walk under way: the next station, stamps. */
export function WalkingPages() {
  return (
    <Switch>
      <Route path="/my-walks">
        <MyWalksPage />
      </Route>
      <Route path="/my-walks/:id">{({ id }) => <MyWalkPage key={id} id={readIdIn(id)} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
