package com.acme;

class String {}
