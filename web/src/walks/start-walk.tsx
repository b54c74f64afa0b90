import { useLocation } from 'wouter'
import { StartWalkDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { walksText } from './text.ts'
import { useWalksUnderWay } from './use-walks-under-way.ts'

/** Begins the person's own walk of the route, or goes on with the one that is under way. */
export function StartWalk({ routeId }: { routeId: string }) {
  const text = useText(walksText)
  const { viewer } = useViewer()
  const { walks } = useWalksUnderWay()
  const [, navigate] = useLocation()
  const signIn = () => navigate(paths.signInTo(paths.route(routeId)))
  const { state, write } = useWrite(StartWalkDocument, { onSignIn: signIn })
  const underWay = walks.find(({ route }) => route.id === routeId)

  async function start() {
    if (viewer === null) return signIn()
    const success = await write({ routeId })
    if (success) navigate(paths.myWalk(success.walk.id))
  }

  return (
    <section className="start-walk">
      <WriteNote state={state} unanswered={text.startFailed} />
      {underWay ? (
        <ButtonLink href={paths.myWalk(underWay.id)}>{text.continueWalk}</ButtonLink>
      ) : (
        <WriteButton
          state={state}
          words={text.startWalk}
          sending={text.starting}
          onClick={() => void start()}
        />
      )}
      <p className="start-walk-why">{viewer === null ? text.signInToWalk : text.startWhy}</p>
    </section>
  )
}
