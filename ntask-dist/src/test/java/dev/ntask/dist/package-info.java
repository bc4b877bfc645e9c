/** Starts the distribution as its users do. */
package dev.ntask.dist;
