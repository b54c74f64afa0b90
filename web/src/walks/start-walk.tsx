import { useState } from 'react'
import { useLocation } from 'wouter'
import { useViewer } from '../account/use-viewer.ts'
import { errorWords } from '../api/error-words.ts'
import { StartWalkDocument } from '../api/gen/documents.ts'
import { useIdempotencyKey } from '../api/idempotency-key.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { walksText } from './text.ts'
import { useWalksUnderWay } from './use-walks-under-way.ts'

/** Begins the person's own walk of the route, or goes on with the one that is under way. */
export function StartWalk({ routeId }: { routeId: string }) {
  const text = useText(walksText)
  const { viewer } = useViewer()
  const { walks } = useWalksUnderWay()
  const { start, isSending, message } = useStartWalk(routeId)
  const underWay = walks.find(({ route }) => route.id === routeId)
  return (
    <section className="start-walk">
      {message === null ? null : (
        <ErrorNote>
          <p>{message || text.startFailed}</p>
        </ErrorNote>
      )}
      {underWay ? (
        <ButtonLink href={paths.myWalk(underWay.id)}>{text.continueWalk}</ButtonLink>
      ) : (
        <Button busy={isSending} onClick={() => void start()}>
          {isSending ? text.starting : text.startWalk}
        </Button>
      )}
      <p className="start-walk-why">{viewer === null ? text.signInToWalk : text.startWhy}</p>
    </section>
  )
}

function useStartWalk(routeId: string) {
  const { viewer } = useViewer()
  const [, navigate] = useLocation()
  const [{ fetching }, send] = useMutation(StartWalkDocument)
  const { keyFor, settled } = useIdempotencyKey()
  /** Empty: no answer at all. */
  const [message, setMessage] = useState<string | null>(null)

  async function start() {
    if (viewer === null) return navigate(paths.signInTo(paths.route(routeId)))
    setMessage(null)
    const { data, error } = await send({ input: { routeId, idempotencyKey: keyFor(routeId) } })
    const verdict = data?.startWalk
    if (!verdict) return setMessage(errorWords(error) ?? '')
    if (verdict.__typename === 'StartWalkSuccess') {
      settled()
      return navigate(paths.myWalk(verdict.walk.id))
    }
    if (verdict.code !== 'BUSY') settled()
    if (verdict.code === 'SIGN_IN_REQUIRED') return navigate(paths.signInTo(paths.route(routeId)))
    setMessage(verdict.message)
  }

  return { start, isSending: fetching, message }
}
