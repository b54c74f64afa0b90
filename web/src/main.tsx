import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProvider } from './api/api-provider.tsx'
import { LanguageProvider } from './i18n/language.tsx'
import { Routes } from './routes.tsx'
import { restoreElderMode } from './ui/elder-mode.ts'

restoreElderMode()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <ApiProvider>
        <Routes />
      </ApiProvider>
    </LanguageProvider>
  </StrictMode>,
)
