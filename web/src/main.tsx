import './ui/tokens.css'
import './ui/base.css'
import './shell/frame.css'
import { startPage } from './start-page.ts'
import { restoreElderMode } from './ui/elder-choice.ts'

restoreElderMode()
startPage(location)

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
const { showApp } = await import('./app.tsx')
await showApp(root)
