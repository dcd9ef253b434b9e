'use client';
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Modal,
  ModalHeader,
  Notification,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

const city: MantineColorsTuple = [
  '#eef3fc',
  '#dbe6f9',
  '#c9d8f3',
  '#a3bdea',
  '#7598db',
  '#4a73c5',
  '#274f9f',
  '#1a3f88',
  '#15346f',
  '#0c214d',
];
const act: MantineColorsTuple = [
  '#fff2e8',
  '#ffe1cc',
  '#ffc299',
  '#ffa365',
  '#f4893b',
  '#e06a1c',
  '#cf560c',
  '#bf4c08',
  '#a34107',
  '#7d3205',
];
const yes: MantineColorsTuple = [
  '#e7f4ed',
  '#cbe8d9',
  '#a9d8c0',
  '#66cf9b',
  '#41b783',
  '#2fa06f',
  '#1d8a5c',
  '#12704a',
  '#0e5c3c',
  '#0a4a30',
];
const no: MantineColorsTuple = [
  '#fcedef',
  '#f8d5da',
  '#eab0b9',
  '#ff92a0',
  '#e8697b',
  '#d9475d',
  '#cf3a50',
  '#b0213a',
  '#931a2f',
  '#741424',
];
const gray: MantineColorsTuple = [
  '#f8f9fc',
  '#f4f6fa',
  '#e3e7f0',
  '#d8deea',
  '#ccd3e1',
  '#76829b',
  '#5e6a84',
  '#44526d',
  '#26334f',
  '#0e1b36',
];
const dark: MantineColorsTuple = [
  '#e9eef9',
  '#b4c0d8',
  '#94a2bf',
  '#7886a8',
  '#37486f',
  '#223050',
  '#15213d',
  '#111b33',
  '#0a1122',
  '#070c19',
];

const FONT = "'Hanken Grotesk Variable', system-ui, sans-serif";

/** White on the dark scheme's orange does not read, and the contrast Mantine computes knows one scheme only. */
const resolveVariant: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled' || input.color !== 'act') return colors;
  return { ...colors, color: 'var(--g-act-fill-ink)' };
};

export const theme = createTheme({
  variantColorResolver: resolveVariant,
  colors: { city, act, yes, no, gray, dark },
  primaryColor: 'city',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  black: '#0e1b36',
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '630' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '10px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      styles: { root: { fontWeight: 580 } },
      // A desk's button is 32 px high unless a size is asked; global.css gives it 44 px on a phone.
      vars: (_theme, props) => ({
        root:
          props.size === undefined
            ? { '--button-height': '32px', '--button-fz': '13px', '--button-padding-x': '13px' }
            : {},
      }),
    }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg' } }),
    // the head of a dialog is no second banner of the page
    ModalHeader: ModalHeader.extend({ defaultProps: { role: 'none' } }),
    Notification: Notification.extend({ defaultProps: { radius: 'lg' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--g-surface)',
  '--mantine-color-text': 'var(--g-ink)',
  '--mantine-color-dimmed': 'var(--g-third)',
  '--mantine-color-placeholder': 'var(--g-third)',
  '--mantine-color-anchor': 'var(--g-link)',
  '--mantine-color-error': 'var(--g-no)',
  '--mantine-color-default': 'var(--g-surface)',
  '--mantine-color-default-hover': 'var(--g-sunken)',
  '--mantine-color-default-border': 'var(--g-line-strong)',
  '--mantine-color-default-color': 'var(--g-ink)',
  '--mantine-primary-color-filled': 'var(--g-primary)',
  '--mantine-primary-color-filled-hover': 'var(--g-primary-hover)',
  '--mantine-color-city-filled': 'var(--g-primary)',
  '--mantine-color-city-filled-hover': 'var(--g-primary-hover)',
  '--mantine-color-city-light': 'var(--g-selected)',
  '--mantine-color-city-light-hover': 'var(--g-selected)',
  '--mantine-color-city-light-color': 'var(--g-link)',
  '--mantine-color-city-outline': 'var(--g-link)',
  '--mantine-color-city-text': 'var(--g-link)',
  '--mantine-color-act-filled': 'var(--g-act-fill)',
  '--mantine-color-act-filled-hover': 'var(--g-act-fill-hover)',
  '--mantine-color-act-light': 'var(--g-act-soft)',
  '--mantine-color-act-light-hover': 'var(--g-act-soft)',
  '--mantine-color-act-light-color': 'var(--g-act)',
  '--mantine-color-act-outline': 'var(--g-act)',
  '--mantine-color-act-text': 'var(--g-act)',
  '--mantine-color-yes-light': 'var(--g-yes-soft)',
  '--mantine-color-yes-light-color': 'var(--g-yes)',
  '--mantine-color-yes-text': 'var(--g-yes)',
  '--mantine-color-no-light': 'var(--g-no-soft)',
  '--mantine-color-no-light-color': 'var(--g-no)',
  '--mantine-color-no-outline': 'var(--g-no)',
  '--mantine-color-no-text': 'var(--g-no)',
};
const contrast = {
  '--mantine-primary-color-contrast': '#fff',
  '--mantine-color-city-contrast': '#fff',
  '--mantine-color-act-contrast': 'var(--g-act-fill-ink)',
};

/** Points Mantine's own variables at the tokens, so a Mantine button and our own rows share one palette. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: contrast,
  light: { ...shared, ...contrast },
  dark: { ...shared, ...contrast },
});
