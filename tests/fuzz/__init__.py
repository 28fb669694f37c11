"""What is read from outside, a target a reader: any bytes end in a value or in an error of ours."""
