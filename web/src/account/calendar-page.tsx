import './account.css'
import { useState } from 'react'
import {
  MakeCalendarAddressDocument,
  MyCalendarAddressDocument,
  WithdrawCalendarAddressDocument,
} from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { languageTag } from '../i18n/pick-language.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { shellText } from '../shell/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ErrorNote, Loading, Note } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { calendarText } from './calendar-text.ts'

/** A private address at which calendars read what somebody holds. */
export function CalendarPage() {
  const text = useText(calendarText)
  const { mine } = useText(shellText)
  const [{ data, error }, run] = useQuery({
    query: MyCalendarAddressDocument,
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => run({ requestPolicy: 'network-only' })
  return (
    <Page title={text.title} lead={text.lead} back={<BackLink href={paths.reservations}>{mine}</BackLink>}>
      {error && !data ? <ErrorNote error={error} onRetry={refresh} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && !data.viewer ? (
        <SignInInvitation title={text.signInTitle}>{text.signInWhat}</SignInInvitation>
      ) : null}
      {data?.viewer ? (
        <Address madeAt={data.viewer.calendarAddress?.madeAt ?? null} refresh={refresh} />
      ) : null}
    </Page>
  )
}

function Address({ madeAt, refresh }: { madeAt: string | null; refresh(): void }) {
  const text = useText(calendarText)
  const { language } = useLanguage()
  const now = useNow()
  const making = useWrite(MakeCalendarAddressDocument)
  const withdrawing = useWrite(WithdrawCalendarAddressDocument)
  /** The address as it was made just now; '' once it is withdrawn. */
  const [told, setTold] = useState<string | null>(null)

  async function make() {
    withdrawing.reset()
    const path = (await making.write({}))?.calendarAddress.path
    if (!path) return
    setTold(`${location.origin}${path}?lang=${languageTag(language)}`)
    refresh()
  }

  async function withdraw() {
    making.reset()
    if (!(await withdrawing.write({}))) return
    setTold('')
    refresh()
  }

  return (
    <div className="calendar-address">
      {told === '' ? (
        <Note>
          <p>{text.withdrawn}</p>
        </Note>
      ) : null}
      {told ? <Told address={told} /> : null}
      {told === null ? <p>{madeAt ? text.isThere(whenWords(madeAt, now, language)) : text.isNone}</p> : null}
      <WriteNote state={making.state} />
      <WriteNote state={withdrawing.state} />
      <div className="calendar-address-buttons">
        <WriteButton
          kind={madeAt ? 'secondary' : 'primary'}
          state={making.state}
          words={madeAt ? text.makeAnew : text.make}
          sending={text.making}
          onClick={make}
        />
        {madeAt ? (
          <WriteButton
            kind="danger"
            state={withdrawing.state}
            words={text.withdraw}
            sending={text.withdrawing}
            onClick={withdraw}
          />
        ) : null}
      </div>
    </div>
  )
}

/** Read only, and chosen whole when it is touched: some browsers let no page write to the clipboard. */
function Told({ address }: { address: string }) {
  const text = useText(calendarText)
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div className="calendar-address-told">
      <TextField
        label={text.address}
        hint={text.addressHint}
        readOnly
        value={address}
        onFocus={(event) => event.target.select()}
      />
      <div className="calendar-address-buttons">
        {'clipboard' in navigator ? (
          <Button kind="secondary" onClick={copy}>
            {isCopied ? text.copied : text.copy}
          </Button>
        ) : null}
        <a className="button button-secondary" href={address.replace(/^https?:/, 'webcal:')}>
          {text.open}
        </a>
      </div>
      <p>{text.howTo}</p>
    </div>
  )
}
