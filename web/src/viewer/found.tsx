import type { ReactNode } from 'react'
import type { ApiError } from '../api/answer.ts'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from './sign-in-invitation.tsx'

interface Words {
  title: string
  what: string
}

/** Something that is shown to some people only, once it has come; else why not, and what to do. */
export function Found<T>({
  viewer,
  found,
  error,
  onRetry,
  signIn,
  gone,
  rows,
  children,
}: {
  /** Null: nobody is signed in. Not asked where the page around has asked. */
  viewer?: { id: string } | null | undefined
  /** Undefined while it loads, null when there is no such thing. */
  found: T | null | undefined
  error: ApiError | undefined
  onRetry(): void
  signIn?: Words
  gone: Words
  /** How many rows stand for what loads. */
  rows?: number
  children(found: T): ReactNode
}) {
  if (viewer === null && signIn)
    return <SignInInvitation title={signIn.title}>{signIn.what}</SignInInvitation>
  if (found) return children(found)
  if (error) return <ErrorNote error={error} onRetry={onRetry} />
  if (found === undefined) return <Loading {...(rows && { rows })} />
  return (
    <Empty title={gone.title}>
      <p>{gone.what}</p>
    </Empty>
  )
}
