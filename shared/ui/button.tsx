import type { ComponentProps } from "react";
import styles from "./button.module.css";
import { classes } from "./class-name.ts";

type Props = ComponentProps<"button"> & { look?: "primary" | "plain" | "link" };

/** A real button, at least 24 px high; `primary` at most once in a view. */
export const Button = ({ look = "plain", className, type = "button", ...rest }: Props) => (
  <button type={type} className={classes(styles.button, look !== "plain" && styles[look], className)} {...rest} />
);
