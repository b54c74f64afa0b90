import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { type Client, createApiClient } from './client.ts'

const ClientContext = createContext<Client | null>(null)
const RenewContext = createContext<() => void>(() => {})

export function ApiProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const [generation, setGeneration] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation asks for a new client
  const client = useMemo(() => createApiClient(language), [language, generation])
  const renew = useCallback(() => setGeneration((count) => count + 1), [])
  return (
    <RenewContext value={renew}>
      <ClientContext value={client}>{children}</ClientContext>
    </RenewContext>
  )
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
