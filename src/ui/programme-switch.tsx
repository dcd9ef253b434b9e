'use client';
import { Menu } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import classes from './search-button.module.css';

export type ProgrammeChoice = { id: string; name: string; hint: string };

/** Which programme the desk looks at; with one programme it is only told. */
export function ProgrammeSwitch({
  current,
  choices,
  onChoose,
}: {
  current: ProgrammeChoice;
  choices: readonly ProgrammeChoice[];
  onChoose: (id: string) => void;
}) {
  if (choices.length < 2)
    return (
      <div className={classes.programme}>
        <span>
          {current.name}
          <small>{current.hint}</small>
        </span>
      </div>
    );
  return (
    <Menu width="target" position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.programme}>
          <span>
            {current.name}
            <small>{current.hint}</small>
          </span>
          <IconSelector size={16} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.id} onClick={() => onChoose(choice.id)} disabled={choice.id === current.id}>
            {choice.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
