package com.acme;

class Integer {}
