import styles from "./avatar.module.css";
import { classes } from "./class-name.ts";
import { initials } from "./name.ts";

/** Round for a person, square for a company. Decoration: the name stands beside it. */
export const Avatar = (props: { name: string | null; square?: boolean; small?: boolean }) => (
  <span
    className={classes(styles.avatar, props.square && styles.account, props.small && styles.small)}
    aria-hidden="true"
  >
    {initials(props.name)}
  </span>
);
