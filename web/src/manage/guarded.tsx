import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { manageText } from './text.ts'

/** Shows what a manager may see once it has come; else why not, and what to do. The services decide, not this. */
export function Guarded<T>({
  viewer,
  found,
  mayManage,
  failed,
  onRetry,
  children,
}: {
  viewer: { id: string } | null | undefined
  /** Undefined while it loads, null when there is no such thing. */
  found: T | null | undefined
  mayManage: (found: T) => boolean
  failed: boolean
  onRetry(): void
  children: (found: T) => ReactNode
}) {
  const text = useText(manageText)
  if (viewer === null) return <SignInInvitation title={text.signInTitle}>{text.signInWhat}</SignInInvitation>
  if (failed && !found) return <ErrorNote onRetry={onRetry} />
  if (found === undefined) return <Loading />
  if (found === null) {
    return (
      <Empty title={text.goneTitle}>
        <p>{text.goneWhat}</p>
      </Empty>
    )
  }
  if (!mayManage(found)) {
    return (
      <Empty title={text.notYoursTitle}>
        <p>{text.notYoursWhat}</p>
        <p className="identifier">{viewer?.id}</p>
      </Empty>
    )
  }
  return children(found)
}
