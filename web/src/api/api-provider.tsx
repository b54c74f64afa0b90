import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { Provider } from 'urql'
import { useLanguage } from '../i18n/language.tsx'
import { createApiClient } from './client.ts'

const RenewContext = createContext<() => void>(() => {})

export function ApiProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const [generation, setGeneration] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation asks for a new client
  const client = useMemo(() => createApiClient(language), [language, generation])
  const renew = useCallback(() => setGeneration((count) => count + 1), [])
  return (
    <RenewContext value={renew}>
      <Provider value={client}>{children}</Provider>
    </RenewContext>
  )
}

/** Forgets every answer: after signing in or out. */
export function useRenewApi(): () => void {
  return use(RenewContext)
}
