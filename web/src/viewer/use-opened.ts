import { useEffect, useState } from 'react'
import { useShownPersonId } from '../api/api-provider.tsx'
import { forgetOpened, keptOpened, noteOpened } from './opened.ts'

/**
 * Which of what opens here is open. What was open when the way to signing in was shown in it is open again for the same person
 * who comes back, once. `about` names it.
 */
export function useOpened(about: string): [string | null, (which: string | null) => void] {
  const name = `${useShownPersonId()} ${about}`
  const [which, setWhich] = useState(() => keptOpened(sessionStorage, name))
  useEffect(() => {
    if (which === null) return
    forgetOpened(sessionStorage, name)
    return noteOpened(name, which)
  }, [name, which])
  return [
    which,
    (next) => {
      if (next === null) forgetOpened(sessionStorage, name)
      setWhich(next)
    },
  ]
}

/** As `useOpened`, where only one thing opens. */
export function useIsOpen(about: string): [boolean, (isOpen: boolean) => void] {
  const [which, setWhich] = useOpened(about)
  return [which !== null, (isOpen) => setWhich(isOpen ? 'open' : null)]
}
