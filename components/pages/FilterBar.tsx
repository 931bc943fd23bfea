import type { Filter } from './place.ts';
import type { Words } from './types.ts';

type Props = { filter: Filter; words: Words; onFilter(filter: Filter): void };

/** Platform, signal and search; each change goes into the address. */
export function FilterBar({ filter, words, onFilter }: Props) {
  const text = words.page.findings;
  const set = (name: keyof Filter) => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement | HTMLSelectElement;
    onFilter({ ...filter, [name]: value });
  };
  return (
    <search class="filters" aria-label={text.filters}>
      <Choice
        label={text.platform}
        all={text.allPlatforms}
        options={words.page.platforms}
        value={filter.platform}
        onChange={set('platform')}
      />
      <Choice
        label={text.signal}
        all={text.allSignals}
        options={words.badge.signals}
        value={filter.signal}
        onChange={set('signal')}
      />
      <label>
        {text.search}
        <input type="search" value={filter.search} placeholder={text.searchHint} onInput={set('search')} />
      </label>
    </search>
  );
}

type ChoiceProps = {
  label: string;
  all: string;
  options: Record<string, string>;
  value: string;
  onChange(event: Event): void;
};

function Choice({ label, all, options, value, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={onChange}>
        <option value="">{all}</option>
        {Object.entries(options).map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
