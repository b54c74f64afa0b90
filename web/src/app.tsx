import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProvider } from './api/api-provider.tsx'
import { wordsInForce } from './i18n/english-words.ts'
import { LanguageProvider } from './i18n/language.tsx'
import { Routes } from './routes.tsx'

export async function showApp(root: HTMLElement): Promise<void> {
  await wordsInForce()
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <ApiProvider>
          <Routes />
        </ApiProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}
