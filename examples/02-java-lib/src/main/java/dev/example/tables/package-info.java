/** Reads comma-separated values and prints them as aligned text tables. */
package dev.example.tables;
