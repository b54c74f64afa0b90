import type { ReactNode } from 'react'
import { Empty } from '../ui/note.tsx'
import { SignInLink } from './sign-in-link.tsx'

/** In place of what only a signed-in person sees; comes back here afterwards. */
export function SignInInvitation({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Empty title={title}>
      <p>{children}</p>
      <SignInLink kind="primary" />
    </Empty>
  )
}
