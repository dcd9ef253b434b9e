'use client';
import { Menu } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import classes from './search-button.module.css';

export type ProgrammeChoice = { id: string; name: string; hint: string; href: string };

/** Which programme the desk looks at; with one programme it is only told. */
export function ProgrammeSwitch({
  current,
  choices,
}: {
  current: ProgrammeChoice;
  choices: readonly ProgrammeChoice[];
}) {
  return (
    <Menu width="target" position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.programme}>
          <span>
            {current.name}
            <small>{current.hint}</small>
          </span>
          {choices.length > 1 ? <IconSelector size={16} aria-hidden="true" /> : null}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.id} component={Link} href={choice.href as Route}>
            {choice.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
