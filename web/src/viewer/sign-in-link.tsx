import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { keepOpened } from './opened.ts'
import { viewerText } from './text.ts'

/** Leads to signing in, and back to where the person is, with what this tab keeps for them. */
export function SignInLink({ kind = 'secondary' }: { kind?: 'primary' | 'secondary' }) {
  const text = useText(viewerText)
  const [location] = useLocation()
  const search = useSearch()
  useEffect(() => keepOpened(sessionStorage), [])
  return (
    <ButtonLink kind={kind} href={paths.signInTo(search ? `${location}?${search}` : location)}>
      {text.signIn}
    </ButtonLink>
  )
}
