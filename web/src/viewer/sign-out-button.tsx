import { useState } from 'react'
import { useRenewApi } from '../api/api-provider.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { signOut } from './sign-in.ts'
import { viewerText } from './text.ts'

export function SignOutButton() {
  const text = useText(viewerText)
  const renewApi = useRenewApi()
  const [state, setState] = useState<'ready' | 'sending' | 'failed'>('ready')
  async function press() {
    setState('sending')
    const outcome = await signOut()
    setState(outcome === 'done' ? 'ready' : 'failed')
    if (outcome === 'done') renewApi()
  }
  return (
    <div>
      <Button kind="quiet" busy={state === 'sending'} onClick={() => void press()}>
        {text.signOut}
      </Button>
      {state === 'failed' ? (
        <ErrorNote>
          <p>{text.signOutFailed}</p>
        </ErrorNote>
      ) : null}
    </div>
  )
}
