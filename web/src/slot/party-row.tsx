import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Party } from './parties.ts'
import { partyText } from './party-text.ts'

/** One party: name and size, to be checked in with one tap of a thumb. */
export function PartyRow({ party, onOpen }: { party: Party; onOpen(): void }) {
  const text = useText(partyText)
  const { displayName, contact, reservation } = party
  const { partySize, peoplePresent, code } = reservation
  const isHere = peoplePresent !== null
  return (
    <div className="party" data-here={isHere || undefined}>
      <div className="party-who">
        <strong>
          <Marked words={displayName} />
        </strong>
        <span className="party-size">
          {peoplePresent === null
            ? text.party(partySize)
            : peoplePresent === 0
              ? text.partyAbsent
              : text.partyCame(peoplePresent, partySize)}
        </span>
        <small className="tabular">{code}</small>
        {contact ? (
          <a
            href={contact.includes('@') ? `mailto:${contact}` : `tel:${contact}`}
            className="party-contact tabular"
          >
            <span className="visually-hidden">{text.contact} </span>
            {contact}
          </a>
        ) : null}
      </div>
      {isHere ? (
        <Button kind="quiet" aria-label={text.changeParty(displayName)} onClick={onOpen}>
          <Icon name="check" />
          {text.change}
        </Button>
      ) : (
        <Button aria-label={text.checkInParty(displayName)} onClick={onOpen}>
          {text.checkIn}
        </Button>
      )}
    </div>
  )
}
