import '../ui/field.css'
import { useState } from 'react'
import type { BoundsInput, Craft } from '../api/gen/documents.ts'
import { useHere } from '../device/here.ts'
import { addDays, dateWords, dayOf, weekdayWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button, Chip } from '../ui/button.tsx'
import { CraftMark } from '../ui/craft-mark.tsx'
import { useElderMode } from '../ui/elder-mode.ts'
import { Icon } from '../ui/icon.tsx'
import { Note } from '../ui/note.tsx'
import { uiText } from '../ui/text.ts'
import { crafts, type DayChoice, type Filters } from './filters.ts'
import { exploreText } from './text.ts'

/** As far ahead as sessions are usually published. */
const DAYS_AHEAD = 21

interface FilterBarProps {
  filters: Filters
  setFilters(next: Partial<Filters>): void
  area: BoundsInput | null
  onClearArea(): void
}

export function FilterBar({ filters, setFilters, area, onClearArea }: FilterBarProps) {
  const text = useText(exploreText)
  const { ask } = useHere()
  const [elder] = useElderMode()
  const [opened, setOpened] = useState(false)
  const showCrafts = !elder || opened || filters.crafts.length > 0
  return (
    <search className="filters" aria-label={text.filters}>
      <div className="filters-row">
        <DaySelect value={filters.day} onChange={(day) => setFilters({ day })} />
        <Chip
          pressed={filters.onlyAvailable}
          onPress={() => setFilters({ onlyAvailable: !filters.onlyAvailable })}
        >
          {text.onlyAvailable}
        </Chip>
        <Chip
          pressed={filters.nearMe}
          onPress={() => {
            if (!filters.nearMe) ask()
            setFilters({ nearMe: !filters.nearMe })
          }}
        >
          <Icon name="here" size={18} />
          {text.nearMe}
        </Chip>
        {area ? (
          <Chip pressed onPress={onClearArea}>
            {text.onlyMapArea}
            <Icon name="close" size={16} />
          </Chip>
        ) : null}
        {elder && filters.crafts.length === 0 ? (
          <Chip pressed={false} aria-expanded={opened} onPress={() => setOpened(!opened)}>
            {opened ? text.fewerFilters : text.moreFilters}
          </Chip>
        ) : null}
      </div>
      {showCrafts ? (
        <CraftFilter chosen={filters.crafts} onChange={(next) => setFilters({ crafts: next })} />
      ) : null}
      {filters.nearMe ? <HereNote /> : null}
    </search>
  )
}

function DaySelect({ value, onChange }: { value: DayChoice; onChange(day: DayChoice): void }) {
  const text = useText(exploreText)
  const { language } = useLanguage()
  const today = dayOf(useNow())
  const days = Array.from({ length: DAYS_AHEAD - 2 }, (_, ahead) => addDays(today, ahead + 2))
  const known = ['any', 'today', 'tomorrow', 'weekend'].includes(value)
  return (
    <label className="filters-day">
      <span className="visually-hidden">{text.dayFilter}</span>
      <select
        className="field-control field-select"
        value={value}
        data-chosen={value !== 'any' || undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="any">{text.anyDay}</option>
        <option value="today">{text.today}</option>
        <option value="tomorrow">{text.tomorrow}</option>
        <option value="weekend">{text.weekend}</option>
        {(known || days.includes(value) ? days : [value, ...days]).map((day) => (
          <option key={day} value={day}>
            {dateWords(day, language)} {weekdayWords(day, language)}
          </option>
        ))}
      </select>
    </label>
  )
}

function CraftFilter({ chosen, onChange }: { chosen: Craft[]; onChange(crafts: Craft[]): void }) {
  const text = useText(exploreText)
  const { crafts: names } = useText(uiText)
  return (
    <fieldset className="filters-crafts">
      <legend className="visually-hidden">{text.craftFilter}</legend>
      {crafts.map((craft) => (
        <button
          key={craft}
          type="button"
          className="filters-craft"
          aria-pressed={chosen.includes(craft)}
          onClick={() =>
            onChange(chosen.includes(craft) ? chosen.filter((one) => one !== craft) : [...chosen, craft])
          }
        >
          <CraftMark craft={craft} size={26} />
          {names[craft]}
        </button>
      ))}
    </fieldset>
  )
}

/** Opened from a link that says 'near me', nothing is asked before the person presses. */
function HereNote() {
  const text = useText(exploreText)
  const { status, ask } = useHere()
  if (status === 'known') return null
  if (status === 'asking') return <Note>{text.hereAsking}</Note>
  return (
    <Note tone={status === 'unknown' ? 'plain' : 'few'}>
      <p>{status === 'refused' ? text.hereRefused : status === 'failed' ? text.hereFailed : text.hereWhy}</p>
      {status === 'refused' ? null : (
        <Button kind="secondary" onClick={ask}>
          <Icon name="here" size={18} />
          {text.useHere}
        </Button>
      )}
    </Note>
  )
}
