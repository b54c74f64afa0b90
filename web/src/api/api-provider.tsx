import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { type Client, createApiClient } from './client.ts'
import { createShownPerson, type ShownPerson } from './shown-person.ts'

const ClientContext = createContext<Client | null>(null)
const RenewContext = createContext<() => void>(() => {})
const PersonContext = createContext<{ shown: ShownPerson | null; isReplaced: boolean }>({
  ...{ shown: null, isReplaced: false },
})

const BRING_AGAIN_MS = 5_000

/** Whose pages these are: another person is another generation of all that is shown. */
interface Generation {
  number: number
  /** It came about elsewhere: in another tab. */
  isReplaced: boolean
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const [generation, setGeneration] = useState<Generation>({ number: 0, isReplaced: false })
  const shown = useMemo(
    () =>
      createShownPerson(() => {
        // What an earlier generation hears comes too late.
        setGeneration((now) => (now === generation ? after(now, true) : now))
      }),
    [generation],
  )
  const client = useMemo(() => createApiClient(language, shown), [language, shown])
  useEffect(() => keepUpLater(client, shown), [client, shown])
  const renew = useCallback(() => setGeneration((now) => after(now, false)), [])
  const person = useMemo(() => ({ shown, isReplaced: generation.isReplaced }), [shown, generation])
  return (
    <RenewContext value={renew}>
      <PersonContext value={person}>
        <ClientContext key={generation.number} value={client}>
          {children}
        </ClientContext>
      </PersonContext>
    </RenewContext>
  )
}

function after({ number }: Generation, isReplaced: boolean): Generation {
  return { number: number + 1, isReplaced }
}

/** What keeps up comes after what the page is first drawn with, and is asked for until it does. */
function keepUpLater(client: Client, shown: ShownPerson): () => void {
  let end = () => {}
  let isOver = false
  function bring() {
    import('./keep-up.ts').then(
      ({ keepUp }) => {
        if (!isOver) end = keepUp(client, shown)
      },
      () => isOver || setTimeout(bring, BRING_AGAIN_MS),
    )
  }
  bring()
  return () => {
    isOver = true
    end()
  }
}

export function useClient(): Client {
  const client = use(ClientContext)
  if (!client) throw new Error('there is no ApiProvider around this')
  return client
}

/** Forgets every answer: after signing in or out. */
export function useRenewApi(): () => void {
  return use(RenewContext)
}

/** Whether somebody else signed in, or this one out, in another tab, and the page shows that since. */
export function useIsReplaced(): boolean {
  return use(PersonContext).isReplaced
}

/** Whose drafts a form keeps: the person whom the page shows. */
export function useShownPersonId(): string {
  return use(PersonContext).shown?.id() ?? ''
}
