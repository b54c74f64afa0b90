import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/note.tsx'
import { viewerText } from './text.ts'

/** In place of what only a signed-in person sees; comes back here afterwards. */
export function SignInInvitation({ title, children }: { title: string; children: ReactNode }) {
  const text = useText(viewerText)
  const [location] = useLocation()
  const search = useSearch()
  return (
    <Empty title={title}>
      <p>{children}</p>
      <ButtonLink href={paths.signInTo(search ? `${location}?${search}` : location)}>
        {text.signIn}
      </ButtonLink>
    </Empty>
  )
}
