const STORAGE_KEY = 'elder'

/** Puts the remembered choice on the page; before the first paint, so that nothing jumps. */
export function restoreElderMode() {
  try {
    showElderMode(localStorage.getItem(STORAGE_KEY) === 'on')
  } catch {
    showElderMode(false)
  }
}

export function isElderMode(): boolean {
  return document.documentElement.dataset['elder'] === 'on'
}

export function showElderMode(on: boolean) {
  document.documentElement.dataset['elder'] = on ? 'on' : 'off'
}

export function rememberElderMode(on: boolean) {
  try {
    localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
  } catch {
    // Storage is shut in some private windows: the choice then lasts for this page.
  }
}
